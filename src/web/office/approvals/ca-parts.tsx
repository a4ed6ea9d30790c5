import { caFactWords } from '../../../words/ca-requests.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import { inFours } from '../imports/import-facts.tsx'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'
import type { RequestPart } from './request-part.tsx'

type Speaking = Pick<Surroundings, 'language' | 'dates'>
type Ca = ShownOf<'ca-switch'>['to']

const inBold = (fingerprint: string) => <strong className="hex">{inFours(fingerprint)}</strong>

/** The CA that is to issue from now on. */
export function caSwitchPart({ to, from }: ShownOf<'ca-switch'>, speaking: Speaking): RequestPart {
  const words = caFactWords[speaking.language]
  const facts = [...factsOf(words.to, to, speaking), nameOf(words.from, from, words.none)] as const
  return partOf(to.subject, facts)
}

/** The CA that is to end with all that it has issued. */
export function caRevocationPart(
  { ca, reason, next }: ShownOf<'ca-revocation'>,
  speaking: Speaking,
): RequestPart {
  const words = caFactWords[speaking.language]
  const facts = [
    ...factsOf(words.ca, ca, speaking),
    [words.reason, words.reasons[reason]] as const,
    nameOf(words.next, next, words.nobody),
  ]
  return partOf(ca.subject, facts)
}

function partOf(about: string, facts: RequestPart['facts']): RequestPart {
  return { about, aside: '', facts, more: null, verified: <FactList facts={facts} />, touches: [['alarms']] }
}

function factsOf(
  name: string,
  { subject, fingerprint, notAfter }: Ca,
  { language, dates }: Speaking,
): RequestPart['facts'] {
  const words = caFactWords[language]
  return [
    [name, subject],
    [words.fingerprint, inBold(fingerprint)],
    [words.notAfter, dates.second(notAfter)],
  ]
}

const nameOf = (name: string, cas: readonly Ca[], none: string) => [name, cas[0]?.subject ?? none] as const
