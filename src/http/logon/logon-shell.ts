import type { Shell } from '../../web/pages/shell.ts'
import type { Asked, Portal } from '../portal/portal-env.ts'
import { shellOf } from '../portal/shell.ts'
import { portalOrigin } from '../site.ts'

/** Style and script come from the portal: here each request costs a connection and a certificate shown again. */
export function logonShell(portal: Portal, c: Asked, path = '/'): Shell {
  const shell = shellOf(portal, c, { path })
  const { css } = shell.assets
  const origin = portalOrigin(portal.site, c.var.institution.slug)
  return { ...shell, assets: { css: { ...css, url: `${origin}${css.url}` } } }
}
