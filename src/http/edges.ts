import { type Edge, openEdge } from './edge/edge.ts'
import type { EdgeEvent, ServerKind } from './edge/edge-event.ts'
import type { Hosts, TlsIdentity } from './hosts.ts'
import type { Log } from './log.ts'
import { countEdgeEvent } from './metrics.ts'
import type { ProxyDoor } from './proxy/door.ts'
import { openProxyEdge, type ProxyEdge } from './proxy/proxy-edge.ts'
import type { Site } from './site.ts'

export interface EdgePlan {
  listen: { host: string; port: number }
  site: Site
  hosts: Hosts
  /** For a client that names none of our hosts. */
  fallback: TlsIdentity
  log: Log
}

/** The TLS port of the customers. Without a listener of its own the office is here too; with one it is 421 here. */
export function openMainEdge(
  { listen, site, hosts, fallback, log }: EdgePlan,
  office: 'apart' | 'shared',
): Promise<Edge> {
  return openEdge({
    ...listen,
    publicPort: site.port,
    route: routeTo(hosts, office),
    portalContext: hosts.context,
    logonContext: hosts.logonContext,
    fallback: { key: fallback.key, cert: fallback.certificate },
    onPortal(request, response, { serverName }) {
      // Its institution may have gone since the edge asked: the portal's application then says 421.
      hosts.answer[hosts.of(serverName)?.kind ?? 'portal'](request, response)
    },
    onLogon: hosts.answer.logon,
    onMachine(request, response, { serverName }) {
      // Gone meanwhile, as above: the application of the API says 421.
      hosts.answer[hosts.of(serverName)?.kind === 'est' ? 'est' : 'api'](request, response)
    },
    log: (event) => logEdge(log, event),
  })
}

/** Which server asks as each kind of host must ask. */
function routeTo(hosts: Hosts, office: 'apart' | 'shared') {
  return (name: string): ServerKind | undefined => {
    const kind = hosts.of(name)?.kind
    if (kind === undefined || (kind === 'office' && office === 'apart')) return undefined
    if (kind === 'api' || kind === 'est') return 'machine'
    return kind === 'logon' ? 'logon' : 'portal'
  }
}

/** What the TLS port of the customers has, for proxies of ours that have ended TLS. */
export function openProxyDoor(
  { site, hosts, fallback, log }: Omit<EdgePlan, 'listen'>,
  office: 'apart' | 'shared',
  door: ProxyDoor,
): Promise<ProxyEdge> {
  return openProxyEdge({
    door,
    identity: fallback,
    publicPort: site.port,
    route: routeTo(hosts, office),
    onRequest: (request, response, name) => hosts.answer[hosts.of(name)?.kind ?? 'portal'](request, response),
    log: (event) => logEdge(log, event),
  })
}

/** The office's own TLS port: there is nothing else on it, and nobody is ever asked for a client certificate. */
export function openOfficeEdge({ listen, site, hosts, fallback, log }: EdgePlan): Promise<Edge> {
  const never = () => {
    throw new Error('there are no such hosts on the listener of the office')
  }
  return openEdge({
    ...listen,
    publicPort: site.officePort,
    route: (name) => (hosts.of(name)?.kind === 'office' ? 'portal' : undefined),
    portalContext: hosts.context,
    logonContext: never,
    fallback: { key: fallback.key, cert: fallback.certificate },
    onPortal: hosts.answer.office,
    onLogon: never,
    onMachine: never,
    log: (event) => logEdge(log, event),
  })
}

/** Chromium opens spare connections and drops them: that is no news. */
function logEdge(log: Log, event: EdgeEvent): void {
  countEdgeEvent(event.kind)
  const isNoise = event.kind === 'handshake-failed' && event.detail === 'ECONNRESET'
  if (isNoise) log.debug({ ...event }, 'edge')
  else log.info({ ...event }, 'edge')
}
