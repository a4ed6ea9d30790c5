import { Link } from '@tanstack/react-router'
import { officeRelyingPartyWords } from '../../../words/office-relying-parties.ts'
import type { RequestPart } from '../approvals/request-part.tsx'
import type { Surroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'
import { partyFacts } from './shown-party.tsx'

/** The service that is to be let in. */
export function relyingPartyPart(
  shown: ShownOf<'relying-party'>,
  { language }: Pick<Surroundings, 'language'>,
): RequestPart {
  const words = officeRelyingPartyWords[language]
  const facts = partyFacts(shown, language)
  return {
    about: shown.name[language],
    aside: '',
    facts,
    more: (
      <>
        <p className="lead">{words.register.compare}</p>
        <p>
          <Link to="/services">{words.title}</Link>
        </p>
      </>
    ),
    verified: <FactList facts={facts} />,
    touches: [['relying-parties']],
  }
}
