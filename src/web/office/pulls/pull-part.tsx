import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { officePullWords } from '../../../words/office-pulls.ts'
import type { RequestPart } from '../approvals/request-part.tsx'
import type { Surroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'

type Speaking = Pick<Surroundings, 'language' | 'dates'>

/** Whom a request for an early renewal touches, and why. */
export function pullFacts(
  shown: ShownOf<'renewal-pull'>,
  { language, dates }: Speaking,
): [string, ReactNode][] {
  const { facts, any, before, untilApproved, hours, certificates } = officePullWords[language]
  const { issuer, keyAlgorithm, issuedBefore, reason } = shown
  return [
    [facts.certificates, <strong key="count">{certificates(shown.certificates)}</strong>],
    [facts.early, certificates(shown.early)],
    [facts.unreachable, certificates(shown.unreachable)],
    [facts.issuer, issuer === '' ? any : issuer],
    [facts.keyAlgorithm, keyAlgorithm === '' ? any : keyAlgorithm],
    [facts.issuedBefore, issuedBefore === '' ? untilApproved : before(dates.date(issuedBefore))],
    [facts.spread, hours(shown.spreadHours)],
    [facts.reasonJa, written(reason.ja, 'ja')],
    [facts.reasonEn, written(reason.en, 'en')],
  ]
}

const written = (text: string, lang: string) => (
  <span lang={lang} className="written">
    {text}
  </span>
)

export function pullPart(shown: ShownOf<'renewal-pull'>, speaking: Speaking): RequestPart {
  const words = officePullWords[speaking.language]
  const facts = pullFacts(shown, speaking)
  return {
    about: words.certificates(shown.certificates),
    aside: '',
    facts,
    more: (
      <>
        <p className="note">{words.counted}</p>
        <p>
          <Link to="/renewal-pulls">{words.title}</Link>
        </p>
      </>
    ),
    verified: <FactList facts={facts} />,
    touches: [['renewal-pulls']],
  }
}
