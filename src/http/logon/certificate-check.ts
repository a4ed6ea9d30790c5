import type { HttpBindings } from '@hono/node-server'
import type { Handler } from 'hono'
import * as z from 'zod'
import { selfTestFindings } from '../../domain/self-test.ts'
import { checkAddress, type SeenCertificate, seeCertificate } from '../../service/check/see-certificate.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import type { Judged } from '../../service/logon/judge-certificate.ts'
import { paths } from '../../web/pages/paths.ts'
import { seenCertificatePage } from '../../web/pages/seen-certificate-page.ts'
import { presentedCertificate } from '../edge/peer.ts'
import type { Portal, PortalEnv } from '../portal/portal-env.ts'
import { zoned } from '../portal/shell.ts'
import { portalOrigin } from '../site.ts'
import { logonShell } from './logon-shell.ts'

export type LogonEnv = PortalEnv & {
  /** `judging` where what stands before the application (logon-fetch.ts) has begun it. */
  Bindings: HttpBindings & { judging?: Promise<Judged> }
  Variables: { label: string; entry: DirectoryEntry }
}

/** Found out before on the portal, and brought back there. */
const brought = z.object({ popUp: z.enum(selfTestFindings.popUp).catch('untried') })

/** An address of 「接続の確認」: says what has come, judges nothing. Every other address goes on to the judgement. */
export function certificateCheck(portal: Portal): Handler<LogonEnv> {
  return async (c, next) => {
    const { institution, label, entry } = c.var
    const origin = portalOrigin(portal.site, institution.slug)
    const address = checkAddress(portal.ports, institution.slug, label)
    if (address === 'no-check') return next()
    if (address === 'stale') return c.redirect(`${origin}${paths.check}`, 303)

    const seen = seeCertificate(portal.ports, entry, presentedCertificate(c.env.incoming)?.der)
    const { popUp } = brought.parse(c.req.query())
    const page = seenCertificatePage(logonShell(portal, c, `/?popUp=${popUp}`), {
      ...told(seen, (at) => zoned(portal, c, at)),
      retryUrl: `${origin}${paths.checkCertificate}?popUp=${popUp}`,
      acquireUrl: `${origin}${paths.acquire}`,
      reportUrl: `${origin}${paths.notMe}`,
      backUrl: `${origin}${paths.check}?${new URLSearchParams({ certificate: seen.finding, popUp })}#code-heading`,
    })
    return c.html(page)
  }
}

function told(
  { finding, commonName, notAfter }: SeenCertificate,
  local: (at: Temporal.Instant) => Temporal.ZonedDateTime,
) {
  return {
    finding,
    ...(commonName !== undefined && { commonName }),
    ...(notAfter && { expiryDate: local(notAfter).toPlainDate() }),
  }
}
