import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isWebhookType } from '../../../domain/webhook-event.ts'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Table } from '../parts/table.tsx'
import { type Delivery, type Webhook, webhooks } from '../server/webhooks.ts'

/** What was sent last, how it was answered, and the way to send it again. */
export function Messages({ of: { id, endedAt }, deliveries }: { of: Webhook; deliveries: Delivery[] }) {
  const { messages, types } = useWords(officeWebhookWords)
  const { may } = useSignedIn()
  const { dates } = useSurroundings()
  const queries = useQueryClient()
  const again = useMutation({
    mutationFn: (eventId: string) => webhooks.again(id, eventId),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks', id] }),
  })
  if (deliveries.length === 0) return <p>{messages.none}</p>
  const mayAgain = may.includes('run-webhook') && endedAt === undefined
  return (
    <>
      {again.error && <ProblemNote error={again.error} />}
      <Table
        caption={messages.caption}
        columns={Object.entries(messages.columns).map(([name, head]) => ({ name, head }))}
        rows={deliveries}
        idOf={({ eventId }) => eventId}
        cells={(delivery) => [
          isWebhookType(delivery.type) ? types[delivery.type] : messages.test,
          <span key="id" className="hex">
            {delivery.eventId}
          </span>,
          <Result key="state" of={delivery} />,
          String(delivery.tries),
          delivery.lastAt === undefined ? '' : dates.moment(delivery.lastAt),
          mayAgain ? (
            <button
              key="again"
              type="button"
              className="secondary"
              disabled={again.isPending}
              onClick={() => again.mutate(delivery.eventId)}
            >
              {messages.again}
            </button>
          ) : (
            ''
          ),
        ]}
      />
    </>
  )
}

function Result({ of: { state, lastStatus, lastFailure, dueAt, tries } }: { of: Delivery }) {
  const { messages } = useWords(officeWebhookWords)
  const { dates } = useSurroundings()
  const more = [
    lastStatus === undefined ? '' : messages.answer(lastStatus),
    lastFailure === undefined ? '' : messages.failure(lastFailure),
    state === 'waiting' && tries > 0 ? messages.next(dates.moment(dueAt)) : '',
  ].filter((part) => part !== '')
  return <>{more.length === 0 ? messages.state[state] : messages.with(messages.state[state], more)}</>
}
