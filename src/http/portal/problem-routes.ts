import { Hono } from 'hono'
import type { RefusalCode } from '../../domain/refusal.ts'
import { refusalPage } from '../../web/pages/error-pages.ts'
import { paths } from '../../web/pages/paths.ts'
import { problems } from '../problem.ts'
import type { Portal, PortalEnv } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'

/** RFC 9457 §3.1.1: the type of a problem is an address with a page. */
export function problemRoutes(portal: Portal) {
  return new Hono<PortalEnv>().get('/problems/:code', (c) => {
    const asked = c.req.param('code')
    // What could not be read has no rule behind it: its page is that of a form that must be filled in anew.
    const code = asked === 'malformed' ? 'form-expired' : codes.find((known) => known === asked)
    if (code === undefined) return c.notFound()
    const at = zoned(portal, c, portal.ports.clock.now())
    const shell = shellOf(portal, c)
    return c.html(
      refusalPage(shell, { refused: { code, facts: {}, at }, onward: { url: paths.logon, text: 'logon' } }),
    )
  })
}

// Object.keys says string of a table whose keys are just these.
const codes = Object.keys(problems) as RefusalCode[]
