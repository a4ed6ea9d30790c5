import type { WebhookId } from '../../domain/id.ts'
import { attemptsAtOnce } from '../../domain/webhook-delivery.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { type AttemptEnd, type AttemptPorts, attempt } from './attempt.ts'
import { followTrail } from './follow-trail.ts'

/** Hears of what happens, for figures and the log. */
export interface WebhookWatch {
  ended(end: AttemptEnd): void
  fault(error: unknown): void
}

export interface WebhookSender {
  /** To be called each second: queues what has happened, and sends what is due as long as there is more. */
  round(): Promise<void>
  /** When nothing is under way. */
  idle(): Promise<void>
  /** Begins nothing more, and waits for what is under way. */
  end(): Promise<void>
}

/** Longer than an attempt can last: only a process that died loses what it has in hand. */
const leaseLasts = Temporal.Duration.from({ seconds: 60 })

/**
 * Each endpoint has a line of its own, so that one that is silent keeps only itself waiting. An attempt is on record before
 * it begins and after it ends: whoever is killed between sends again, under the same id.
 */
export function openWebhookSender(
  ports: AttemptPorts,
  institutions: () => readonly InstitutionRecord[],
  watch: WebhookWatch,
): WebhookSender {
  const lines = new Map<string, Promise<void>>()
  let isEnding = false

  function open(institution: InstitutionRecord, id: WebhookId): void {
    const key = `${institution.id} ${id}`
    if (isEnding || lines.has(key)) return
    const line = empty(ports, institution, id, watch, () => isEnding)
      .catch(watch.fault)
      .finally(() => lines.delete(key))
    lines.set(key, line)
  }

  const idle = async () => void (await Promise.all(lines.values()))
  return {
    async round() {
      await eachInTurn(institutions(), async (institution) => {
        const { webhooks } = ports.store.at(institution.id)
        const { lagging } = await webhooks.busy(ports.clock.now())
        await eachInTurn(lagging, (id) => followTrail(ports, institution, id))
        const { due } = await webhooks.busy(ports.clock.now())
        for (const id of due) open(institution, id)
      })
    },
    idle,
    async end() {
      isEnding = true
      await idle()
    },
  }
}

/** Until nothing of this endpoint is due, or it is to be left in peace. */
async function empty(
  ports: AttemptPorts,
  institution: InstitutionRecord,
  id: WebhookId,
  watch: WebhookWatch,
  isEnding: () => boolean,
): Promise<void> {
  const { webhooks } = ports.store.at(institution.id)
  while (!isEnding()) {
    const now = ports.clock.now()
    const [endpoint, secrets] = await Promise.all([webhooks.byId(id), webhooks.secrets(id, now)])
    if (endpoint === undefined || secrets.length === 0) return
    const claimed = await ports.store.transact(institution.id, (tx) =>
      tx.webhooks.claim(id, attemptsAtOnce(endpoint), now, now.add(leaseLasts)),
    )
    if (claimed.length === 0) return
    await Promise.all(
      claimed.map(async (one) => watch.ended(await attempt(ports, institution, endpoint, secrets, one))),
    )
  }
}
