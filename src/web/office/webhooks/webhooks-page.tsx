import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Webhook, webhooks } from '../server/webhooks.ts'
import { stateOf } from './shown-webhook.tsx'

/** The systems that are told of what happens. */
export function WebhooksPage() {
  const words = useWords(officeWebhookWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: ['webhooks'], queryFn: webhooks.all, staleTime: 0 })
  if (!may.includes('read-webhooks')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.webhooks} title={words.title} place="">
      <p>{words.lead}</p>
      {may.includes('request-webhook') && (
        <p className="act on-screen">
          <Link className="button primary" to="/webhooks/new">
            {words.register.title}
          </Link>
        </p>
      )}
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.openApprovals.map((approvalId) => (
        <p key={approvalId} className="caution">
          {words.waiting}{' '}
          <Link to="/approvals/$approvalId" params={{ approvalId }}>
            {words.toRequest}
          </Link>
        </p>
      ))}
      {found.data?.webhooks.length === 0 && <p>{words.none}</p>}
      {found.data && found.data.webhooks.length > 0 && <Endpoints of={found.data.webhooks} />}
    </Screen>
  )
}

function Endpoints({ of }: { of: Webhook[] }) {
  const words = useWords(officeWebhookWords)
  const { dates, language } = useSurroundings()
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={of}
      idOf={({ id }) => id}
      cells={(webhook) => [
        <Link key="name" to="/webhooks/$webhookId" params={{ webhookId: webhook.id }}>
          {webhook.name}
        </Link>,
        <span key="url" className="hex">
          {webhook.url}
        </span>,
        stateOf(webhook, language, dates),
        words.count(webhook.waiting),
      ]}
    />
  )
}
