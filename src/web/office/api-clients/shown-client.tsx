import type { ReactNode } from 'react'
import type { Language } from '../../../domain/language.ts'
import { officeApiClientWords } from '../../../words/office-api-clients.ts'
import { inFours } from '../imports/import-facts.tsx'
import { Several } from '../parts/several.tsx'
import type { ApiClientShown } from '../server/api-clients.ts'

/** What a request to let a program in is about, as both people compare it. */
export function clientFacts(shown: ApiClientShown, language: Language): [string, ReactNode][] {
  const { facts, ways, scopes } = officeApiClientWords[language]
  return [
    [facts.name, shown.name],
    [
      facts.fingerprint,
      <strong key="fingerprint" className="hex">
        {inFours(shown.fingerprint)}
      </strong>,
    ],
    [facts.way, ways[shown.way]],
    [facts.scopes, <Several key="scopes" of={shown.scopes.map((scope) => scopes[scope])} />],
    [facts.key, shown.keyKind],
    ...(shown.subject === '' ? [] : ([[facts.subject, shown.subject]] satisfies [string, ReactNode][])),
    ...(shown.notAfter === '' ? [] : ([[facts.notAfter, shown.notAfter]] satisfies [string, ReactNode][])),
    [
      facts.clientId,
      <span key="client" className="hex">
        {shown.clientId}
      </span>,
    ],
  ]
}
