import { Hono } from 'hono'
import type { RefusalCode } from '../../domain/refusal.ts'
import { refusalPage } from '../../web/pages/error-pages.ts'
import { logonShell } from '../logon/logon-shell.ts'
import type { Portal } from '../portal/portal-env.ts'
import { zoned } from '../portal/shell.ts'
import { problems } from '../problem.ts'
import { apiOrigin, portalOrigin } from '../site.ts'
import type { ApiEnv } from './api-env.ts'
import { docsPage } from './docs-page.ts'
import { openApi } from './openapi.ts'
import { apiRoutes } from './routes.ts'

/** What anybody may read: how a client is written, and what each no means. */
export function docRoutes(portal: Portal) {
  const { site, ports } = portal
  return new Hono<ApiEnv>()
    .get('/', (c) => c.redirect('/docs', 303))
    .get('/openapi.json', (c) => {
      const text = JSON.stringify(openApi(apiOrigin(site, c.var.institution.slug), apiRoutes))
      return c.body(text, 200, { 'content-type': 'application/json' })
    })
    .get('/docs', (c) => {
      const { institution, language } = c.var
      const { css } = logonShell(portal, c).assets
      const origin = apiOrigin(site, institution.slug)
      const name = institution.name[language]
      return c.html(docsPage({ origin, css, institution: name, language, routes: apiRoutes }))
    })
    .get('/problems/:code', (c) => {
      const asked = c.req.param('code')
      const code = asked === 'malformed' ? 'form-expired' : codes.find((known) => known === asked)
      if (code === undefined) return c.notFound()
      const at = zoned(portal, c, ports.clock.now())
      const onward = { url: portalOrigin(site, c.var.institution.slug), text: 'logon' } as const
      return c.html(
        refusalPage(logonShell(portal, c, c.req.path), { refused: { code, facts: {}, at }, onward }),
      )
    })
}

// Object.keys says string of a table whose keys are just these.
const codes = Object.keys(problems) as RefusalCode[]
