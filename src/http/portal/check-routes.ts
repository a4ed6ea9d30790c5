import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { type SelfTest, selfTestCode, selfTestFindings } from '../../domain/self-test.ts'
import { beginCheck } from '../../service/check/begin-check.ts'
import { paths } from '../../web/pages/paths.ts'
import { selfTestPage } from '../../web/pages/self-test-page.ts'
import { checkCode, checkTime } from '../../wire/self-test.ts'
import { readAgent } from '../agent.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import { tlsVersionOf } from '../edge/peer.ts'
import { logonUrl } from '../site.ts'
import type { Portal, PortalEnv } from './portal-env.ts'
import { shellOf, today } from './shell.ts'

/** What the browser has found, or brings along from the log-on host. Anything else is as good as nothing. */
const told = z.object({
  keys: z.enum(selfTestFindings.keys).catch('unknown'),
  certificate: z.enum(selfTestFindings.certificate).catch('untried'),
  popUp: z.enum(selfTestFindings.popUp).catch('untried'),
  clock: z.enum(selfTestFindings.clock).catch('unknown'),
  cookies: z.enum(selfTestFindings.cookies).catch('unknown'),
})

/** 「接続の確認」. Needs no log-on, and writes nothing but the cookie that is to come back. */
export function checkRoutes(portal: Portal) {
  const { ports, site } = portal
  return new Hono<PortalEnv>()
    .get(paths.check, (c) => {
      const { certificate, popUp } = told.parse(c.req.query())
      const unseen = { clock: 'unknown', keys: 'unknown' } as const // by a server
      const test: SelfTest = { ...found(c), ...unseen, certificate, popUp, cookies: cookies(c) }
      writeCookie(c, 'check', 'came')
      const { policy } = today(ports.clock, c)
      const known = `${new URLSearchParams({ certificate, popUp, cookies: test.cookies })}`
      const { version } = readAgent(c.req.header('user-agent') ?? '')
      return c.html(
        selfTestPage(shellOf(portal, c, { path: `${paths.check}?${known}`, script: 'check.js' }), {
          test,
          code: selfTestCode(test),
          ...(version !== undefined && { browserVersion: version }),
          at: ports.clock.machine().toZonedDateTimeISO(policy.zone),
          keyAlgorithm: policy.key.algorithm,
          codeUrl: `${paths.checkCode}?${known}`,
          certificateUrl: `${paths.checkCertificate}?popUp=${popUp}`,
        }),
      )
    })
    .get(paths.checkTime, (c) => {
      const answer = { now: ports.clock.machine().toString(), cookies: hasCookie(c) ? 'kept' : 'lost' }
      return c.json(checkTime.parse(answer))
    })
    .get(paths.checkCode, (c) => {
      return c.json(checkCode.parse({ code: selfTestCode({ ...found(c), ...told.parse(c.req.query()) }) }))
    })
    .get(paths.checkCertificate, (c) => {
      const { institution, language } = c.var
      const { popUp } = told.parse(c.req.query())
      const url = logonUrl(site, institution.slug, beginCheck(ports, institution), language)
      return c.redirect(`${url}&popUp=${popUp}`, 303)
    })
}

/** What the request itself tells. */
function found(c: Context<PortalEnv>): Pick<SelfTest, 'system' | 'browser' | 'tls'> {
  const { system, browser } = readAgent(c.req.header('user-agent') ?? '')
  const { incoming }: Partial<HttpBindings> = c.env ?? {}
  const protocol = incoming && tlsVersionOf(incoming)
  return { system, browser, tls: protocols[protocol ?? ''] ?? 'unknown' }
}

const protocols: Readonly<Record<string, SelfTest['tls']>> = { 'TLSv1.2': '1.2', 'TLSv1.3': '1.3' }

/** Who has been here, as whoever comes back with a finding has, should have brought the cookie. */
function cookies(c: Context<PortalEnv>): SelfTest['cookies'] {
  if (hasCookie(c)) return 'kept'
  const { again, certificate } = c.req.query()
  return again === undefined && certificate === undefined ? 'unknown' : 'lost'
}

function hasCookie(c: Context): boolean {
  return readCookie(c, 'check') !== undefined
}
