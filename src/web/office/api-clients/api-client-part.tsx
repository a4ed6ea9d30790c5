import { Link } from '@tanstack/react-router'
import { officeApiClientWords } from '../../../words/office-api-clients.ts'
import type { RequestPart } from '../approvals/request-part.tsx'
import type { Surroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'
import { clientFacts } from './shown-client.tsx'

/** The program that is to be let in. */
export function apiClientPart(
  shown: ShownOf<'api-client'>,
  { language }: Pick<Surroundings, 'language'>,
): RequestPart {
  const words = officeApiClientWords[language]
  const facts = clientFacts(shown, language)
  return {
    about: shown.name,
    aside: '',
    facts,
    more: (
      <>
        {shown.scopes.includes('imports:unattended') && <p className="warning">{words.unattended}</p>}
        <p className="lead">{words.register.compare}</p>
        <p>
          <Link to="/api-clients">{words.title}</Link>
        </p>
      </>
    ),
    verified: <FactList facts={facts} />,
    touches: [['api-clients']],
  }
}
