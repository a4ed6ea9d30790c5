import { Link } from '@tanstack/react-router'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import type { RequestPart } from '../approvals/request-part.tsx'
import type { Surroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'
import { webhookFacts } from './shown-webhook.tsx'

/** The system that is to be told. */
export function webhookPart(
  shown: ShownOf<'webhook'>,
  { language }: Pick<Surroundings, 'language'>,
): RequestPart {
  const words = officeWebhookWords[language]
  const facts = webhookFacts(shown, language)
  return {
    about: shown.name,
    aside: '',
    facts,
    more: (
      <>
        <p className="lead">{words.register.compare}</p>
        <p>
          <Link to="/webhooks">{words.title}</Link>
        </p>
      </>
    ),
    verified: <FactList facts={facts} />,
    touches: [['webhooks']],
  }
}
