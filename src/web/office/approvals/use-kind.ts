import { officeRequestWords } from '../../../words/office-requests.ts'
import type { RequestWords } from '../../../words/request-words.ts'
import { useSurroundings } from '../frame/surroundings.ts'
import type { Approval } from '../server/office.ts'
import { requestPart } from './request-part.tsx'

/** How this request is spoken of, and whom or what it is about. */
export function useKind({ shown }: Pick<Approval, 'shown'>): RequestWords & { about: string; aside: string } {
  const surroundings = useSurroundings()
  const { about, aside } = requestPart(shown, surroundings)
  return { ...officeRequestWords[surroundings.language][shown.act], about, aside }
}
