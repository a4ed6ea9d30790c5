import type { IncomingMessage, ServerResponse } from 'node:http'
import { openPlain } from './edge/plain.ts'
import { openMainEdge, openOfficeEdge, openProxyDoor } from './edges.ts'
import { openHosts, type Served } from './hosts.ts'
import { type Counts, metricsText } from './metrics.ts'
import { pkiListener } from './pki/pki-listener.ts'
import type { ProxyDoor } from './proxy/door.ts'
import { bareHeaders } from './security-headers.ts'

export interface ListenerOptions extends Served {
  listen: {
    host: string
    port: number
    pkiPort: number
    /** The office's own; absent: it shares the TLS port. */
    office?: { host: string; port: number } | undefined
    /** For proxies that have ended TLS themselves; absent: none. */
    proxies?: readonly ProxyDoor[]
  }
}

export interface ServerOptions extends ListenerOptions {
  listen: ListenerOptions['listen'] & { metricsPort: number }
  /** Whether this node can do its work: nothing, or what is amiss. */
  readiness(): Promise<string[]>
}

export interface RunningListeners {
  port: number
  pkiPort: number
  /** Where the office has a listener of its own. */
  officePort?: number
  /** Where proxies have a port. */
  proxyPort?: number
  close(): Promise<void>
}

export interface RunningServer extends RunningListeners {
  metricsPort: number
}

const closingTime = Temporal.Duration.from({ seconds: 8 })

/** All listeners of a node that is one process. */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const listeners = await openListeners(options)
  const { metricsPort: port } = options.listen
  const metrics = await openMetrics({ port, readiness: options.readiness, others: async () => [] })
  return {
    ...listeners,
    metricsPort: metrics.port,
    close: async () => void (await Promise.all([listeners.close(), metrics.close()])),
  }
}

/** What people come to: the TLS edge with the hosts behind it, the office's own, and the pki listener. */
export async function openListeners(options: ListenerOptions): Promise<RunningListeners> {
  const { listen, tls } = options
  const { site, log } = options.portal
  const plan = { site, log, hosts: openHosts(options) }
  const officeIs = listen.office === undefined ? 'shared' : 'apart'
  const main = await openMainEdge({ ...plan, listen, fallback: tls.portal }, officeIs)
  const office =
    listen.office && (await openOfficeEdge({ ...plan, listen: listen.office, fallback: tls.office }))
  const proxies = await Promise.all(
    (listen.proxies ?? []).map((door) => openProxyDoor({ ...plan, fallback: tls.portal }, officeIs, door)),
  )
  const proxyPort = proxies.find(({ port }) => port !== undefined)?.port
  const pki = await openPlain({
    host: listen.host,
    port: listen.pkiPort,
    onRequest: pkiListener(options.portal),
  })
  return {
    port: main.port,
    pkiPort: pki.port,
    ...(office && { officePort: office.port }),
    ...(proxyPort !== undefined && { proxyPort }),
    async close() {
      const listeners = [main, ...(office === undefined ? [] : [office]), ...proxies, pki]
      await Promise.all(listeners.map((listener) => listener.close(closingTime)))
    },
  }
}

export interface MetricsOptions extends Pick<ServerOptions, 'readiness'> {
  port: number
  /** What the other processes of this node have counted. */
  others(): Promise<Counts[]>
}

/** Metrics and readiness, on loopback: one listener for a node, however many processes it has. */
export async function openMetrics(
  options: MetricsOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const { port, close } = await openPlain({
    host: '127.0.0.1',
    port: options.port,
    onRequest: (request, response) => void answerMetrics(request, response, options),
  })
  return { port, close: () => close(closingTime) }
}

async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { readiness, others }: MetricsOptions,
): Promise<void> {
  if (request.url === '/metrics') {
    const { contentType, text } = await metricsText(await others())
    response.writeHead(200, { ...bareHeaders, 'content-type': contentType }).end(text)
    return
  }
  if (request.url === '/readyz') {
    const amiss = await readiness().catch((error: unknown) => [String(error)])
    response.writeHead(amiss.length === 0 ? 200 : 503, bareHeaders)
    response.end(amiss.length === 0 ? 'ready\n' : `${amiss.join('\n')}\n`)
    return
  }
  const isHealth = request.method === 'GET' && request.url === '/healthz'
  response.writeHead(isHealth ? 200 : 404, bareHeaders)
  response.end(isHealth ? 'ok\n' : 'not found\n')
}
