import type { Context } from 'hono'
import { Hono } from 'hono'
import { parseBase64 } from '../../pki/base64.ts'
import { encodeCertsOnly } from '../../pki/certs-only.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { SignedCertificate } from '../../service/ca/issued-records.ts'
import { type Credentials, enrol } from '../../service/est/enrol.ts'
import { reenrol } from '../../service/est/reenrol.ts'
import { type Incoming, possessionOf, presentedCertificate } from '../edge/peer.ts'
import type { Portal } from '../portal/portal-env.ts'
import { rateLimit } from '../rate-limit.ts'
import { estAnswer } from './answer.ts'
import { estText } from './answer-error.ts'
import { certificateMeter, refuseTooMany } from './certificate-meter.ts'
import type { EstEnv } from './est-env.ts'

/** Of one address: secrets cannot be guessed, but each try costs us a look. */
const enrolRate = { burst: 20, perMinute: 20 }

/** How long a client waits for a signature before it is told to come again. */
const patience: Temporal.Duration = Temporal.Duration.from({ seconds: 20 })

/** What makes certificates. */
export function enrolRoutes(portal: Portal, waits = patience) {
  const { ports } = portal
  const meter = certificateMeter()
  const slow = rateLimit(enrolRate, () => performance.now())
  const shownAt = firstSeen(() => ports.clock.now())
  return new Hono<EstEnv>()
    .post('/simpleenroll', slow, async (c) => {
      const given = credentialsIn(c.req.header('authorization'))
      const unfit = unfitType(c)
      if (unfit !== undefined) return unfit
      const made = enrol(ports, c.var.institution, given, await readRequestBody(c))
      return answerInTime(portal, c, made, waits)
    })
    .post('/simplereenroll', async (c) => {
      const { incoming } = c.env
      const shown = presentedCertificate(incoming)
      if (shown !== undefined) refuseTooMany(meter, shown)
      const unfit = unfitType(c)
      if (unfit !== undefined) return unfit
      const request = await readRequestBody(c)
      const made = reenrol(ports, c.var.entry, { shown, shownAt: shownAt(incoming), request })
      return answerInTime(portal, c, made, waits)
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

/**
 * The handshake of a connection that goes on is as old as its first request. What a proxy brings it has judged for this
 * request.
 */
function firstSeen(now: () => Temporal.Instant): (incoming: Incoming) => Temporal.Instant {
  const seen = new WeakMap<Incoming['socket'], Temporal.Instant>()
  return (incoming) => {
    if (possessionOf(incoming) === 'proxy') return now()
    const at = seen.get(incoming.socket) ?? now()
    seen.set(incoming.socket, at)
    return at
  }
}

function unfitType(c: Context<EstEnv>): Response | undefined {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  return type.trim().toLowerCase() === 'application/pkcs10'
    ? undefined
    : estText(415, 'Unsupported Media Type')
}

/** RFC 8951 §3.1: base64 whatever Content-Transfer-Encoding says, with line breaks or without. */
async function readRequestBody(c: Context<EstEnv>): Promise<Uint8Array> {
  const request = parseBase64(await c.req.text())
  if (request.length === 0) throw new Malformed('the body is empty')
  return request
}

/** RFC 7030 §4.2.3: who comes again with the same request gets the same certificate, once it is signed. */
async function answerInTime(
  { log }: Portal,
  c: Context<EstEnv>,
  made: Promise<SignedCertificate>,
  waits: Temporal.Duration,
): Promise<Response> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(resolve, waits.total('milliseconds'), 'late')
  const answer = await Promise.race([made, late]).finally(() => clearTimeout(timer))
  if (answer !== 'late') {
    return estAnswer('application/pkcs7-mime; smime-type=certs-only', encodeCertsOnly([answer.der]))
  }
  const { requestId } = c.var
  made.catch((err: unknown) => log.info({ requestId, err }, 'refused after it was told to wait'))
  return estText(202, 'Accepted', { 'retry-after': '10' })
}
