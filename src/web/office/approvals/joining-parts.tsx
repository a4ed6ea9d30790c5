import { Link } from '@tanstack/react-router'
import { officeImportWords } from '../../../words/office-import.ts'
import { officePredecessorWords } from '../../../words/office-predecessor.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import { importFacts } from '../imports/import-facts.tsx'
import { ShownImport } from '../imports/shown-import.tsx'
import { FactList } from '../parts/facts.tsx'
import { ShownAuthorities } from '../predecessors/shown-authorities.tsx'
import type { ShownOf } from '../server/office.ts'
import type { RequestPart } from './request-part.tsx'

/** The file that is to be written. */
export function importPart(
  shown: ShownOf<'import'>,
  { language }: Pick<Surroundings, 'language'>,
): RequestPart {
  const words = officeImportWords[language]
  const facts = importFacts(shown, language)
  return {
    about: shown.name,
    aside: words.whats[shown.what],
    facts,
    more: <ShownImport shown={shown} />,
    verified: <FactList facts={facts} />,
    touches: [['imports'], ['predecessors'], ['members']],
  }
}

/** The CAs that are to be registered. */
export function predecessorPart(
  shown: ShownOf<'predecessor'>,
  { language }: Pick<Surroundings, 'language'>,
): RequestPart {
  const words = officePredecessorWords[language]
  return {
    about: shown.authorities.map(({ subject }) => subject).join(' / '),
    aside: '',
    facts: [],
    more: (
      <>
        <p className="lead">{words.register.compare}</p>
        <ShownAuthorities shown={shown} />
        <p>
          <Link to="/predecessors">{words.title}</Link>
        </p>
      </>
    ),
    verified: <ShownAuthorities shown={shown} />,
    touches: [['imports'], ['predecessors']],
  }
}
