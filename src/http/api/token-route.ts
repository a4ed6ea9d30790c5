import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import { issueToken } from '../../service/api/issue-token.ts'
import { tokenAnswer, tokenBody, type tokenFault } from '../../wire/api.ts'
import { presentedCertificate } from '../edge/peer.ts'
import type { Portal } from '../portal/portal-env.ts'
import { rateLimit } from '../rate-limit.ts'
import { apiOrigin } from '../site.ts'
import type { ApiEnv } from './api-env.ts'

/** RFC 6749 §3.2: where a client gets its token. What is wrong is told in OAuth's words. */
export function tokenRoute(portal: Portal) {
  const { ports, site } = portal
  return new Hono<ApiEnv>().post(
    '/token',
    rateLimit({ burst: 60, perMinute: 60 }, () => performance.now()),
    async (c) => {
      const form = await readForm(c)
      if (form === undefined) return refused(c, 400, 'invalid_request')
      if (form.grant_type !== 'client_credentials') return refused(c, 400, 'unsupported_grant_type')
      const read = tokenBody.safeParse(form)
      const isHalf = (form.client_assertion === undefined) !== (form.client_assertion_type === undefined)
      if (!read.success || isHalf) return refused(c, 400, 'invalid_request')
      const origin = apiOrigin(site, c.var.institution.slug)
      const issued = await issueToken(ports, c.var.institution, {
        clientId: read.data.client_id,
        assertion: read.data.client_assertion,
        certificate: certificateOf(c),
        scope: read.data.scope,
        audiences: [origin, `${origin}/token`],
      })
      if (issued.kind === 'refused')
        return refused(c, issued.fault === 'invalid_client' ? 401 : 400, issued.fault)
      const { token, scopes, lasts } = issued
      const told = { access_token: token, token_type: 'Bearer', expires_in: lasts, scope: scopes.join(' ') }
      return c.json(tokenAnswer.parse(told))
    },
  )
}

/** The one whose key whoever asks has proved to hold. */
export function certificateOf(c: Context<ApiEnv>): Uint8Array | undefined {
  const { incoming }: Partial<HttpBindings> = c.env ?? {}
  return incoming && presentedCertificate(incoming)?.der
}

/** RFC 6749 §3.2: a parameter that is there twice is a fault, and so is a body of another kind. */
async function readForm(c: Context<ApiEnv>): Promise<Record<string, string> | undefined> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined
  const pairs = [...new URLSearchParams(await c.req.text())]
  const form = Object.fromEntries(pairs)
  const isFit = pairs.every(([, value]) => value.isWellFormed() && !value.includes('\0'))
  return isFit && Object.keys(form).length === pairs.length ? form : undefined
}

function refused(
  c: Context<ApiEnv>,
  status: 400 | 401,
  error: z.infer<typeof tokenFault>['error'],
): Response {
  return c.json({ error }, status)
}
