import type { IncomingMessage, ServerResponse } from 'node:http'
import { createSecureContext, type SecureContext } from 'node:tls'
import { encodePem } from '../pki/pem.ts'
import { apiApp } from './api/app.ts'
import { demoApp } from './demo/app.ts'
import type { Demo } from './demo/demo.ts'
import { estFetch } from './est/est-fetch.ts'
import { logonFetch } from './logon/logon-fetch.ts'
import { officeApp } from './office/app.ts'
import type { Office } from './office/office-env.ts'
import type { Portal } from './portal/portal-env.ts'
import { portalFetch } from './portal/portal-fetch.ts'
import { requestListener } from './request-listener.ts'
import { type Host, parseHost } from './site.ts'

/** PEM texts. */
export interface TlsIdentity {
  certificate: string
  key: string
}

/** What is served, whichever listener it is reached by. */
export interface Served {
  portal: Portal
  office: Office
  /** The guide page, the clock and the outbox; absent in production. */
  demo?: Demo
  /** Samples of services, of the demonstration only. */
  services?: (request: Request) => Response | Promise<Response>
  tls: { portal: TlsIdentity; logon: TlsIdentity; office: TlsIdentity }
}

export interface Hosts {
  /** Undefined for a name that is no host of this program. Asked anew each time, as institutions come and go. */
  of(name: string): Host | undefined
  /** The application behind each kind of host. */
  answer: Record<Host['kind'], (request: IncomingMessage, response: ServerResponse) => void>
  /** For the hosts that ask for no client certificate. */
  context(name: string): SecureContext
  logonContext(name: string): SecureContext
}

export function openHosts({ portal, office, demo, services, tls }: Served): Hosts {
  const { site, directory, log } = portal
  const [customers, staff] = [contextOf(tls.portal), contextOf(tls.office)]
  const logon = logonContexts(portal, tls.logon)
  const of = (name: string) => {
    const host = parseHost(site, name)
    if (host?.kind === 'guide') return demo && host
    if (host?.kind === 'service' && services === undefined) return undefined
    return host !== undefined && directory.bySlug(host.slug) !== undefined ? host : undefined
  }
  return {
    of,
    answer: {
      portal: requestListener(portalFetch(portal), log),
      logon: requestListener(logonFetch(portal), log),
      office: requestListener(officeApp(office).fetch, log),
      api: requestListener(apiApp(portal).fetch, log),
      est: requestListener(estFetch(portal), log),
      service: services ? requestListener(services, log) : nobody,
      guide: demo ? requestListener(demoApp(demo).fetch, log) : nobody,
    },
    context: (name) => (of(name)?.kind === 'office' ? staff : customers),
    logonContext: (name) => {
      const host = of(name)
      return logon(host?.kind === 'logon' ? host.slug : '')
    },
  }
}

/** `of` knows no such host where there is none. */
function nobody(): never {
  throw new Error('there is no such host outside the demonstration')
}

function contextOf({ certificate, key }: TlsIdentity): SecureContext {
  return createSecureContext({ key, cert: certificate, minVersion: 'TLSv1.2' })
}

/** One per institution and set of CAs: the names that are sent let the browser offer only this institution's certificates. */
function logonContexts({ directory }: Portal, { certificate, key }: TlsIdentity) {
  const held = new Map<string, { of: string; context: SecureContext }>()
  return (slug: string): SecureContext => {
    const issuers = (directory.bySlug(slug)?.issuers ?? []).filter(({ level }) => level !== 'root')
    const of = issuers.map(({ id }) => id).join()
    const before = held.get(slug)
    if (before?.of === of) return before.context
    const ca = issuers.map((issuer) => encodePem('CERTIFICATE', issuer.certificate))
    const context = createSecureContext({ key, cert: certificate, ca, minVersion: 'TLSv1.3' })
    held.set(slug, { of, context })
    return context
  }
}
