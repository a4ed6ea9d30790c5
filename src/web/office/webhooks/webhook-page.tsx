import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Webhook, webhooks } from '../server/webhooks.ts'
import { Messages } from './messages.tsx'
import { stateOf, webhookFacts } from './shown-webhook.tsx'
import { WebhookActs } from './webhook-acts.tsx'

/** One system that is told: how it stands, what can be done with it, what it was sent. */
export function WebhookPage() {
  const words = useWords(officeWebhookWords)
  const { may } = useSignedIn()
  const { webhookId } = useParams({ from: '/gate/webhooks/$webhookId' })
  const found = useQuery({
    queryKey: ['webhooks', webhookId],
    queryFn: () => webhooks.one(webhookId),
    staleTime: 0,
    // Somebody who has sent a test waits for what becomes of it.
    refetchInterval: 5000,
  })
  if (!may.includes('read-webhooks')) return <NotAllowedPage />
  return (
    <Screen
      screen={officeScreens.webhook}
      title={found.data ? words.one.title(found.data.webhook.name) : words.title}
      place={webhookId}
    >
      <p>
        <Link to="/webhooks">{words.one.toAll}</Link>
      </p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <>
          <Facts of={found.data.webhook} />
          <WebhookActs of={found.data.webhook} />
          <h2>{words.messages.title}</h2>
          <Messages of={found.data.webhook} deliveries={found.data.deliveries} />
        </>
      )}
    </Screen>
  )
}

function Facts({ of: webhook }: { of: Webhook }) {
  const words = useWords(officeWebhookWords)
  const { dates, language } = useSurroundings()
  const { facts } = words
  const { name, url, types, secretMadeAt } = webhook
  return (
    <FactList
      facts={[
        [facts.state, <strong key="state">{stateOf(webhook, language, dates)}</strong>],
        ...webhookFacts({ format: 1, act: 'webhook', name, url, types }, language).slice(1),
        [facts.added, dates.moment(webhook.addedAt)],
        [
          facts.secret,
          secretMadeAt === undefined ? words.noSecret : words.secretMade(dates.moment(secretMadeAt)),
        ],
        [facts.waiting, words.count(webhook.waiting)],
      ]}
    />
  )
}
