import type { ReactNode } from 'react'
import type { Language } from '../../../domain/language.ts'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import type { Dates } from '../parts/dates.ts'
import { Several } from '../parts/several.tsx'
import type { Webhook, WebhookShown } from '../server/webhooks.ts'

/** What a request to tell another system is about, as both people compare it. */
export function webhookFacts(shown: WebhookShown, language: Language): [string, ReactNode][] {
  const { facts, types } = officeWebhookWords[language]
  return [
    [facts.name, shown.name],
    [
      facts.url,
      <strong key="url" className="hex">
        {shown.url}
      </strong>,
    ],
    [facts.types, <Several key="types" of={shown.types.map((type) => types[type])} />],
  ]
}

/** How an endpoint stands, in one sentence. */
export function stateOf(webhook: Webhook, language: Language, dates: Dates): string {
  const { state } = officeWebhookWords[language]
  if (webhook.endedAt !== undefined) return state.ended(dates.moment(webhook.endedAt))
  if (webhook.paused !== undefined) return state.paused[webhook.paused.why]
  if (webhook.secretMadeAt === undefined) return state['no-secret']
  if (webhook.failingSince !== undefined) return state.failing(dates.moment(webhook.failingSince))
  return state.working
}
