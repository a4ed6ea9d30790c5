import { createContext, useContext } from 'react'
import type { Language } from '../../../domain/language.ts'
import type { Voice } from '../../../words/voice.ts'
import type { Dates } from '../parts/dates.ts'
import type { Institution, Session, SignedIn } from '../server/office.ts'

/** What every part of a page may need to know: whose office it is, and in which language it speaks. */
export interface Surroundings {
  language: Language
  setLanguage(language: Language): void
  institution: Institution
  demo: boolean
  /** Why customers are not let in; undefined while they are. */
  closed: Session['closed']
  voice: Voice
  dates: Dates
  /** Said to those who cannot see the page change. */
  announce(text: string): void
}

export const SurroundingsContext = createContext<Surroundings | undefined>(undefined)

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext)
  if (surroundings === undefined) throw new Error('outside of the office')
  return surroundings
}

/** The dictionary in the language of the page. */
export function useWords<W>(words: Record<Language, W>): W {
  return words[useSurroundings().language]
}

/** Who is signed in. Absent only outside of the gate. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined)

export function useSignedIn(): SignedIn {
  const session = useContext(SignedInContext)
  if (session === undefined) throw new Error('outside of the gate')
  return session
}

/** Whether that person is signed in at this moment. When not, his page waits unseen, and no dialog may stand over it. */
export const PresentContext = createContext(true)

export function useIsPresent(): boolean {
  return useContext(PresentContext)
}
