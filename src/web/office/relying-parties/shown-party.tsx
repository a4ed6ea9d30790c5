import type { ReactNode } from 'react'
import type { Language } from '../../../domain/language.ts'
import { officeRelyingPartyWords } from '../../../words/office-relying-parties.ts'
import { inFours } from '../imports/import-facts.tsx'
import type { RelyingPartyShown } from '../server/relying-parties.ts'

/** What a request to let a service in is about, as both people compare it. */
export function partyFacts(shown: RelyingPartyShown, language: Language): [string, ReactNode][] {
  const { facts, registrations } = officeRelyingPartyWords[language]
  return [
    [facts.registration, registrations[shown.registration]],
    [facts.clientId, <strong key="client">{shown.clientId}</strong>],
    [facts.nameJa, shown.name.ja],
    [facts.nameEn, shown.name.en],
    [facts.redirectUris, <Lines key="redirect" of={shown.redirectUris} />],
    [facts.logoutUri, shown.logoutUri],
    [facts.loginUri, shown.loginUri],
    [facts.postLogoutUris, <Lines key="logout" of={shown.postLogoutUris} />],
    ...shown.keys.map(({ fingerprint, kind }, index): [string, ReactNode] => [
      facts.key(index + 1, kind),
      <strong key={fingerprint} className="hex">
        {inFours(fingerprint)}
      </strong>,
    ]),
  ]
}

function Lines({ of }: { of: readonly string[] }) {
  return of.length === 0 ? (
    '—'
  ) : (
    <ul className="plain">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
