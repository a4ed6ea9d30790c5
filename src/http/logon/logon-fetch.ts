import { checkAddress } from '../../service/check/see-certificate.ts'
import { judgeCertificate } from '../../service/logon/judge-certificate.ts'
import { type Incoming, possessionOf, presentedCertificate } from '../edge/peer.ts'
import type { Portal } from '../portal/portal-env.ts'
import { allHeaders } from '../security-headers.ts'
import { type Arrival, headersOf, leadOn, portsFor } from '../short-way.ts'
import { parseHost, portalOrigin } from '../site.ts'
import { logonApp } from './app.ts'

type LogonArrival = Arrival & { incoming: Incoming }

export type LogonFetch = (request: Request, arrival: LogonArrival) => Response | Promise<Response>

const wanted = /^https?:\/\/[^/?#]+\/(?:\?[^#]*)?$/

/** The log-on hosts, with a short way for the address of an attempt. Who is not let in is told so on the long way. */
export function logonFetch(portal: Portal): LogonFetch {
  const { directory, log, site } = portal
  const app = logonApp(portal)
  const headersFor = perInstitution((slug) => allHeaders(portalOrigin(site, slug)))
  return async (request, arrival) => {
    const begun = performance.now()
    const host = headersOf(request, arrival)('host')
    const attempt = attemptAt(portal, request, host ?? '')
    if (attempt === undefined) return app.fetch(request, arrival)
    const { institution, label } = attempt
    const certificate = presentedCertificate(arrival.incoming)
    const judging = judgeCertificate(portsFor(portal.ports, arrival), directory, institution, {
      label,
      certificate,
      possession: possessionOf(arrival.incoming),
    })
    const judged = await judging.catch(() => undefined)
    if (judged?.kind !== 'handed-over') return app.fetch(request, { ...arrival, judging })
    const location = `${portalOrigin(site, institution.slug)}/logon/return?code=${judged.code}`
    return leadOn(log, { ...headersFor(institution.slug), location }, { host, path: '/', begun })
  }
}

/** Undefined for whatever is not the address of an attempt to log on: that of a self-test too. */
function attemptAt({ directory, ports, site }: Portal, { method, url }: Request, host: string) {
  if (method !== 'GET' || !wanted.test(url)) return undefined
  const named = parseHost(site, host.replace(/:\d+$/, ''))
  if (named?.kind !== 'logon') return undefined
  const { slug, label } = named
  const institution = directory.bySlug(slug)?.institution
  const isCheck = checkAddress(ports, slug, label) !== 'no-check'
  if (institution === undefined || ports.journal?.isBehind(institution.id)) return undefined
  return isCheck ? undefined : { institution, label }
}

/** The answer for each institution is made once and kept. */
function perInstitution<T>(make: (slug: string) => T): (slug: string) => T {
  const made = new Map<string, T>()
  return (slug) => {
    const known = made.get(slug) ?? make(slug)
    made.set(slug, known)
    return known
  }
}
