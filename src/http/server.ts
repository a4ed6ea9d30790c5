import type { IncomingMessage, ServerResponse } from 'node:http'
import { createSecureContext, type SecureContext } from 'node:tls'
import { getRequestListener } from '@hono/node-server'
import { encodePem } from '../pki/pem.ts'
import { demoApp } from './demo/app.ts'
import type { Demo } from './demo/demo.ts'
import { openEdge } from './edge/edge.ts'
import type { EdgeEvent } from './edge/edge-event.ts'
import { openPlain } from './edge/plain.ts'
import { logonApp } from './logon/app.ts'
import { countEdgeEvent, metricsText } from './metrics.ts'
import { portalApp } from './portal/app.ts'
import type { Portal } from './portal/portal-env.ts'
import { parseHost } from './site.ts'

/** PEM texts. */
export interface TlsIdentity {
  certificate: string
  key: string
}

export interface ServerOptions {
  portal: Portal
  /** The guide page, the clock and the outbox; absent in production. */
  demo?: Demo
  listen: { host: string; port: number; pkiPort: number; metricsPort: number }
  tls: { portal: TlsIdentity; logon: TlsIdentity }
  /** Whether this node can do its work: nothing, or what is amiss. */
  readiness(): Promise<string[]>
}

export interface RunningServer {
  port: number
  pkiPort: number
  metricsPort: number
  close(): Promise<void>
}

const closingTime = Temporal.Duration.from({ seconds: 8 })

/** Opens all listeners: the TLS edge with every host behind it, the pki listener, and metrics on loopback. */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { portal, demo, listen, tls } = options
  const listeners = {
    portal: requestListener(portalApp(portal).fetch),
    logon: requestListener(logonApp(portal).fetch),
    guide: demo && requestListener(demoApp(demo).fetch),
  }
  const { site, directory } = portal
  const hostOf = (name: string) => {
    const host = parseHost(site, name)
    if (host?.kind === 'guide') return demo && host
    return host !== undefined && directory.bySlug(host.slug) !== undefined ? host : undefined
  }
  const contexts = logonContexts(portal, tls.logon)
  const portalContext = createSecureContext({
    key: tls.portal.key,
    cert: tls.portal.certificate,
    minVersion: 'TLSv1.2',
  })
  const edge = await openEdge({
    host: listen.host,
    port: listen.port,
    publicPort: site.port,
    route: (name) => {
      const host = hostOf(name)
      return host && (host.kind === 'logon' ? 'logon' : 'portal')
    },
    portalContext: () => portalContext,
    logonContext: (name) => {
      const host = hostOf(name)
      return contexts(host?.kind === 'logon' ? host.slug : '')
    },
    fallback: { key: tls.portal.key, cert: tls.portal.certificate },
    onPortal: (request, response, { serverName }) => {
      const listener = hostOf(serverName)?.kind === 'guide' ? listeners.guide : listeners.portal
      listener?.(request, response)
    },
    onLogon: listeners.logon,
    log: (event) => logEdge(portal, event),
  })
  const pki = await openPlain({ host: listen.host, port: listen.pkiPort, onRequest: answerPki })
  const metrics = await openPlain({
    host: '127.0.0.1',
    port: listen.metricsPort,
    onRequest: (request, response) => void answerMetrics(request, response, options.readiness),
  })
  return {
    port: edge.port,
    pkiPort: pki.port,
    metricsPort: metrics.port,
    async close() {
      await Promise.all([edge, pki, metrics].map((listener) => listener.close(closingTime)))
    },
  }
}

type Fetch = Parameters<typeof getRequestListener>[0]

function requestListener(fetch: Fetch): (request: IncomingMessage, response: ServerResponse) => void {
  const listener = getRequestListener(fetch)
  return (request, response) => void listener(request, response)
}

/** One per institution and set of CAs: the names that are sent let the browser offer only this institution's certificates. */
function logonContexts({ directory }: Portal, { certificate, key }: TlsIdentity) {
  const held = new Map<string, { of: string; context: SecureContext }>()
  return (slug: string): SecureContext => {
    const issuers = (directory.bySlug(slug)?.issuers ?? []).filter(({ level }) => level === 'issuing')
    const of = issuers.map(({ id }) => id).join()
    const before = held.get(slug)
    if (before?.of === of) return before.context
    const ca = issuers.map((issuer) => encodePem('CERTIFICATE', issuer.certificate))
    const context = createSecureContext({ key, cert: certificate, ca, minVersion: 'TLSv1.3' })
    held.set(slug, { of, context })
    return context
  }
}

/** Chromium opens spare connections and drops them: that is no news. */
function logEdge({ log }: Portal, event: EdgeEvent): void {
  countEdgeEvent(event.kind)
  const isNoise = event.kind === 'handshake-failed' && event.detail === 'ECONNRESET'
  if (isNoise) log.debug({ ...event }, 'edge')
  else log.info({ ...event }, 'edge')
}

/** The host for what is signed itself. It answers that it is there, and has nothing else to give. */
function answerPki(request: IncomingMessage, response: ServerResponse): void {
  const isHealth = request.method === 'GET' && request.url === '/healthz'
  response.writeHead(isHealth ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(isHealth ? 'ok\n' : 'not found\n')
}

async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  readiness: ServerOptions['readiness'],
): Promise<void> {
  if (request.url === '/metrics') {
    const { contentType, text } = await metricsText()
    response.writeHead(200, { 'content-type': contentType }).end(text)
    return
  }
  if (request.url === '/readyz') {
    const amiss = await readiness().catch((error: unknown) => [String(error)])
    response.writeHead(amiss.length === 0 ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(amiss.length === 0 ? 'ready\n' : `${amiss.join('\n')}\n`)
    return
  }
  answerPki(request, response)
}
