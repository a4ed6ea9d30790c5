import type { Context } from 'hono'
import { Hono } from 'hono'
import { encodeCertsOnly } from '../../pki/certs-only.ts'
import type { SignedCertificate } from '../../service/ca/issued-records.ts'
import { type Credentials, enrol } from '../../service/est/enrol.ts'
import { presentedCertificate } from '../edge/peer.ts'
import type { Portal } from '../portal/portal-env.ts'
import { rateLimit } from '../rate-limit.ts'
import { estAnswer } from './answer.ts'
import { estText } from './answer-error.ts'
import { refuseTooMany } from './certificate-meter.ts'
import type { EstEnv } from './est-env.ts'
import { inTime, isForRequests, type Reenrolling, readRequestBody } from './reenrolling.ts'

/** Of one address: secrets cannot be guessed, but each try costs us a look. */
const enrolRate = { burst: 20, perMinute: 20 }

/** What makes certificates. */
export function enrolRoutes(portal: Portal, reenrolling: Reenrolling, waits: Temporal.Duration) {
  const { ports } = portal
  const slow = rateLimit(enrolRate, () => performance.now())
  return new Hono<EstEnv>()
    .post('/simpleenroll', slow, async (c) => {
      const given = credentialsIn(c.req.header('authorization'))
      const unfit = unfitType(c)
      if (unfit !== undefined) return unfit
      const made = enrol(ports, c.var.institution, given, readRequestBody(await c.req.text()))
      return answerInTime(portal, c, made, waits)
    })
    .post('/simplereenroll', async (c) => {
      const { incoming } = c.env
      const shown = presentedCertificate(incoming)
      if (shown !== undefined) refuseTooMany(reenrolling.meter, shown)
      const unfit = unfitType(c)
      if (unfit !== undefined) return unfit
      const body = await c.req.text()
      return answerInTime(portal, c, reenrolling.make(ports, c.var.entry, { incoming, shown, body }), waits)
    })
}

/** RFC 7617. Undefined for whatever is not Basic. */
function credentialsIn(header: string | undefined): Credentials | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]{1,1000})$/i.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : { userName: text.slice(0, colon), secret: text.slice(colon + 1) }
}

function unfitType(c: Context<EstEnv>): Response | undefined {
  return isForRequests(c.req.header('content-type')) ? undefined : estText(415, 'Unsupported Media Type')
}

async function answerInTime(
  portal: Portal,
  c: Context<EstEnv>,
  made: Promise<SignedCertificate>,
  waits: Temporal.Duration,
): Promise<Response> {
  const answer = await inTime(made, waits)
  if (answer === 'late') return tellToWait(portal, c, made)
  return estAnswer('application/pkcs7-mime; smime-type=certs-only', encodeCertsOnly([answer.der]))
}

export function tellToWait({ log }: Portal, c: Context<EstEnv>, made: Promise<SignedCertificate>): Response {
  const { requestId } = c.var
  made.catch((err: unknown) => log.info({ requestId, err }, 'refused after it was told to wait'))
  return estText(202, 'Accepted', { 'retry-after': '10' })
}
