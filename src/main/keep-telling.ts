import { setTimeout as pause } from 'node:timers/promises'
import { countWebhooks, observeWebhooks } from '../http/metrics.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import { eachInTurn } from '../service/each-in-turn.ts'
import { openWebhookSender } from '../service/webhook/webhook-sender.ts'

/** What one process of a node does about webhooks, in the background. */
export interface Telling {
  /** Each second. */
  tell(): Promise<unknown>
  /** Each minute: the figures. */
  watch(): Promise<unknown>
  end(): Promise<unknown>
}

/** For so long an end waits for attempts; what is not heard by then is sent again by whoever comes next. */
const endPatience = 10_000

export function openTelling({ ports, directory, log }: Portal): Telling {
  // What a restored database has not told may have been told: nothing goes before somebody has looked.
  const institutions = () =>
    directory
      .all()
      .map(({ institution }) => institution)
      .filter(({ id }) => ports.journal?.isBehind(id) !== true)
  const sender = openWebhookSender(ports, institutions, {
    ended: countWebhooks,
    fault: (err) => log.error({ err }, 'a webhook could not be sent or recorded; it will be tried again'),
  })
  return {
    tell: sender.round,
    watch: () =>
      eachInTurn(directory.all(), async ({ institution: { id, slug } }) => {
        const all = await ports.store.at(id).webhooks.all()
        observeWebhooks(
          slug,
          all.reduce((sum, { waiting }) => sum + waiting, 0),
        )
      }),
    end: () => Promise.race([sender.end(), pause(endPatience, undefined, { ref: false })]),
  }
}
