import { Hono } from 'hono'
import type { WebhookPlace } from '../../service/webhook/change-webhook.ts'
import { endWebhook, pauseWebhook, resumeWebhook } from '../../service/webhook/change-webhook.ts'
import { readWebhook, readWebhooks } from '../../service/webhook/read-webhooks.ts'
import { replayMessage, replaySince, sendTest } from '../../service/webhook/replay.ts'
import { previewWebhook, requestWebhook } from '../../service/webhook/request-webhook.ts'
import { takeSecret } from '../../service/webhook/take-secret.ts'
import { approvalMade, nothing } from '../../wire/office.ts'
import {
  webhookAnswer,
  webhookPreview,
  webhookReplay,
  webhookRequest,
  webhookSecretAnswer,
  webhooksAnswer,
  webhookTested,
  webhookWish,
} from '../../wire/webhook.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** Other systems that are told of what happens: who they are, what they were sent, and what is done with them. */
export function webhookRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/webhooks', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, webhooksAnswer, await readWebhooks(ports, institution, session))
    })
    .post('/api/webhooks/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, webhookWish)
      return tell(c, webhookPreview, await previewWebhook(ports, institution, session, wish))
    })
    .post('/api/webhooks', staff, async (c) => {
      const { institution, session } = c.var
      const { shownHash, evidence, ...wish } = await readBody(c, webhookRequest)
      const said = { shownHash, evidence }
      return tell(c, approvalMade, await requestWebhook(ports, institution, session, wish, said))
    })
    .get('/api/webhooks/:webhook', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, webhookAnswer, await readWebhook(ports, institution, session, c.req.param('webhook')))
    })
    .post('/api/webhooks/:webhook/secret', staff, async (c) => {
      await readBody(c, nothing)
      return tell(c, webhookSecretAnswer, await takeSecret(ports, placeOf(c)))
    })
    .post('/api/webhooks/:webhook/test', staff, async (c) => {
      await readBody(c, nothing)
      return tell(c, webhookTested, await sendTest(ports, placeOf(c)))
    })
    .post('/api/webhooks/:webhook/replay', staff, async (c) => {
      const { since } = await readBody(c, webhookReplay)
      await replaySince(ports, placeOf(c), since)
      return c.body(null, 204)
    })
    .post('/api/webhooks/:webhook/messages/:message/replay', staff, async (c) => {
      await readBody(c, nothing)
      await replayMessage(ports, placeOf(c), c.req.param('message'))
      return c.body(null, 204)
    })
    .post('/api/webhooks/:webhook/pause', staff, async (c) => {
      await readBody(c, nothing)
      await pauseWebhook(ports, placeOf(c))
      return c.body(null, 204)
    })
    .post('/api/webhooks/:webhook/resume', staff, async (c) => {
      await readBody(c, nothing)
      await resumeWebhook(ports, placeOf(c))
      return c.body(null, 204)
    })
    .post('/api/webhooks/:webhook/end', staff, async (c) => {
      await readBody(c, nothing)
      await endWebhook(ports, placeOf(c))
      return c.body(null, 204)
    })
}

interface Visit {
  var: Pick<WebhookPlace, 'institution' | 'session'>
  req: { param(name: 'webhook'): string | undefined }
}

function placeOf({ var: { institution, session }, req }: Visit): WebhookPlace {
  return { institution, session, webhook: req.param('webhook') ?? '' }
}
