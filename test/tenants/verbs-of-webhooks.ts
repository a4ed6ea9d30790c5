import { listWebhooks, readMessages, replayByClient } from '../../src/service/api/webhooks.ts'
import { attempt } from '../../src/service/webhook/attempt.ts'
import { endWebhook, pauseWebhook, resumeWebhook } from '../../src/service/webhook/change-webhook.ts'
import { followTrail } from '../../src/service/webhook/follow-trail.ts'
import { readWebhook, readWebhooks } from '../../src/service/webhook/read-webhooks.ts'
import { replayMessage, replaySince, sendTest } from '../../src/service/webhook/replay.ts'
import { previewWebhook, requestWebhook } from '../../src/service/webhook/request-webhook.ts'
import { takeSecret } from '../../src/service/webhook/take-secret.ts'
import { openWebhookSender } from '../../src/service/webhook/webhook-sender.ts'
import { type Trials, trial } from './trial.ts'

const given = 'puts together what it is given'
const wish = { name: 'Core', url: 'https://core.example/in', types: ['member.added' as const] }
const once = () => ({ key: crypto.randomUUID(), requestHash: new Uint8Array(32) })

const change = (
  act: (ports: Parameters<typeof takeSecret>[0], place: Parameters<typeof endWebhook>[1]) => Promise<unknown>,
) =>
  trial(
    ['staffSession', 'webhookId'],
    ({ ports, institution }, { staffSession: session, webhookId: webhook }) =>
      act(ports, { institution, session, webhook }),
  )

/** How other systems are told. */
export const webhookTrials: Trials = {
  'api/webhooks.ts': {
    listWebhooks: trial(['apiSession'], ({ ports, institution }, { apiSession }) =>
      listWebhooks(ports, institution, apiSession),
    ),
    readMessages: trial(['apiSession', 'webhookId', 'webhookMessage'], ({ ports, institution }, things) =>
      readMessages(ports, institution, things.apiSession, things.webhookId, things.webhookMessage),
    ),
    replayByClient: trial(['apiSession', 'webhookId', 'webhookMessage'], ({ ports, institution }, things) =>
      replayByClient(
        ports,
        institution,
        things.apiSession,
        'replay-webhook-message',
        things.webhookId,
        { message: things.webhookMessage },
        once(),
      ),
    ),
  },
  'webhook/attempt.ts': {
    attempt: trial(['webhookId', 'webhookMessage'], async ({ ports, institution }, things) => {
      const answering = {
        ...ports,
        outgoing: {
          fault: () => undefined,
          post: () => Promise.resolve({ kind: 'answered' as const, status: 200 }),
        },
      }
      const endpoint = {
        ...{ id: things.webhookId, ...wish, failures: 0, waiting: 1 },
        ...{ approvalId: institution.id as never, addedAt: ports.clock.now() },
      }
      return attempt(answering, institution, endpoint, [], {
        ...{ eventId: things.webhookMessage, body: '{}', tries: 0 },
      })
    }),
  },
  'webhook/change-webhook.ts': {
    changeWebhook: 'tried with endWebhook',
    endWebhook: change(endWebhook),
    pauseWebhook: change(pauseWebhook),
    resumeWebhook: trial(['staffSession', 'webhookId'], async ({ ports, institution }, things) => {
      const { webhookId, staffSession: session } = things
      await ports.store.at(institution.id).webhooks.pause(webhookId, 'staff', ports.clock.now())
      return resumeWebhook(ports, { institution, session, webhook: webhookId })
    }),
  },
  'webhook/follow-trail.ts': {
    followTrail: trial(['webhookId'], ({ ports, institution }, { webhookId }) =>
      followTrail(ports, institution, webhookId),
    ),
  },
  'webhook/read-webhooks.ts': {
    readWebhooks: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readWebhooks(ports, institution, staffSession),
    ),
    readWebhook: trial(['staffSession', 'webhookId'], ({ ports, institution }, things) =>
      readWebhook(ports, institution, things.staffSession, things.webhookId),
    ),
    requireWebhook: 'tried with readWebhook',
  },
  'webhook/replay.ts': {
    replayMessage: trial(['staffSession', 'webhookId', 'webhookMessage'], ({ ports, institution }, things) =>
      replayMessage(
        ports,
        { institution, session: things.staffSession, webhook: things.webhookId },
        things.webhookMessage,
      ),
    ),
    replaySince: change((ports, place) => replaySince(ports, place, ports.clock.now().toString())),
    sendTest: change(sendTest),
    requeueOne: 'tried with replayMessage',
    rewindTo: 'tried with replaySince',
  },
  'webhook/request-webhook.ts': {
    previewWebhook: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      previewWebhook(ports, institution, staffSession, wish),
    ),
    requestWebhook: trial(['staffSession'], async ({ ports, institution }, { staffSession }) => {
      const { shownHash } = await previewWebhook(ports, institution, staffSession, wish)
      return requestWebhook(ports, institution, staffSession, wish, { shownHash, evidence: 'compared' })
    }),
  },
  'webhook/show-webhook.ts': {
    showWebhook: 'tried with previewWebhook',
    readAddress: 'looks at what it is given',
    subjectOf: given,
  },
  'webhook/sign-message.ts': { makeWebhookSecret: 'tried with takeSecret', signMessage: given },
  'webhook/take-secret.ts': { takeSecret: change(takeSecret) },
  'webhook/webhook-adding.ts': {},
  'webhook/webhook-sender.ts': {
    openWebhookSender: trial([], async ({ ports, institution }) => {
      const sender = openWebhookSender(ports, () => [institution], { ended: () => {}, fault: () => {} })
      return await sender.end()
    }),
  },
}
