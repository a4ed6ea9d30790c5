import type { Language } from '../../../domain/language.ts'
import { officeImportWords } from '../../../words/office-import.ts'
import type { ImportShown } from '../server/joining.ts'

/** What a request to write a file is about, as pairs. */
export function importFacts(shown: ImportShown, language: Language): [string, string | React.ReactNode][] {
  const words = officeImportWords[language]
  const { facts } = words
  const people = shown.what === 'people'
  return [
    [words.what, words.whats[shown.what]],
    [
      facts.file,
      <span key="file" className="verbatim">
        {shown.name}
      </span>,
    ],
    [
      facts.sha256,
      <span key="sha256" className="hex">
        {inFours(shown.sha256)}
      </span>,
    ],
    [facts.encoding, shown.encoding === 'utf-8' ? 'UTF-8' : 'Shift_JIS'],
    [facts.lines, String(shown.lines)],
    ...(people
      ? ([
          [facts.contracts, words.count(shown.contracts)],
          [facts.people, words.people(shown.administrators, shown.users)],
          [facts.opens, words.opensWays[shown.opens]],
        ] satisfies [string, string][])
      : shown.issuer.flatMap(({ subject, fingerprint }): [string, React.ReactNode][] => [
          [facts.issuer, subject],
          [
            facts.fingerprint,
            <span key="fingerprint" className="hex">
              {inFours(fingerprint)}
            </span>,
          ],
        ])),
  ]
}

/** As it is read out and compared. */
export const inFours = (hex: string) => hex.replace(/(.{4})(?=.)/g, '$1 ')
