import { Hono } from 'hono'
import type { SuggestedWindow } from '../../domain/suggested-window.ts'
import { readRenewalInformation } from '../../service/renewal-information/read-renewal-information.ts'
import type { Portal } from '../portal/portal-env.ts'
import { type Rate, rateLimit } from '../rate-limit.ts'
import { bareHeaders } from '../security-headers.ts'
import { estText } from './answer-error.ts'
import type { EstEnv } from './est-env.ts'

/** Six hours, as RFC 9773 §4.3 has them: a pull is heard of within that time. */
const askAgainAfter = 6 * 60 * 60

/** Every question looks into the database twice: what one network has of them. */
const askRate: Rate = { burst: 600, perMinute: 600 }

/**
 * draft-ietf-lamps-est-renewal-info-00: RFC 9773 §4 at the paths of EST, in JSON and not in base64. Who asks is not asked,
 * and no certificate is needed for it: one that has ended could not be shown. The label may be left out, as everywhere.
 */
export function renewalInfoRoutes({ ports }: Portal, rate = askRate) {
  const slowed = rateLimit(rate, () => performance.now())
  const app = new Hono<EstEnv>()
  for (const at of ['/.well-known/est', '/.well-known/est/:label']) {
    const place = `${at}/renewal-info/:identifier`
    app.use(`${at}/renewal-info/*`, slowed)
    app.get(place, async (c) => {
      if (isForeign(c.req.param('label'), c.var.institution.slug)) return estText(404, 'Not Found')
      const window = await readRenewalInformation(ports, c.var.entry, c.req.param('identifier') ?? '')
      const why = `${new URL(c.req.url).pathname}/why`
      return tell(window, new URL(why, `https://${c.req.header('host')}`))
    })
    app.get(`${place}/why`, async (c) => {
      if (isForeign(c.req.param('label'), c.var.institution.slug)) return estText(404, 'Not Found')
      const { pull } = await readRenewalInformation(ports, c.var.entry, c.req.param('identifier') ?? '')
      if (pull === undefined) return estText(404, 'Not Found')
      return estText(200, `${pull.reason.ja}\n\n${pull.reason.en}`)
    })
  }
  return app
}

const isForeign = (label: string | undefined, slug: string) => label !== undefined && label !== slug

function tell({ start, end, pull }: SuggestedWindow, why: URL): Response {
  const body = {
    suggestedWindow: { start: start.toString(), end: end.toString() },
    ...(pull && { explanationURL: why.href }),
  }
  const headers = {
    ...bareHeaders,
    'content-type': 'application/json',
    'retry-after': String(askAgainAfter),
    'cache-control': 'public, max-age=60',
  }
  return new Response(JSON.stringify(body), { headers })
}
