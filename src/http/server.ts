import type { IncomingMessage, ServerResponse } from 'node:http'
import { openPlain } from './edge/plain.ts'
import { openMainEdge, openOfficeEdge } from './edges.ts'
import { openHosts, type Served } from './hosts.ts'
import { metricsText } from './metrics.ts'
import { bareHeaders } from './security-headers.ts'

export interface ServerOptions extends Served {
  listen: {
    host: string
    port: number
    pkiPort: number
    metricsPort: number
    /** The office's own; absent: it shares the TLS port. */
    office?: { host: string; port: number } | undefined
  }
  /** Whether this node can do its work: nothing, or what is amiss. */
  readiness(): Promise<string[]>
}

export interface RunningServer {
  port: number
  pkiPort: number
  metricsPort: number
  /** Where the office has a listener of its own. */
  officePort?: number
  close(): Promise<void>
}

const closingTime = Temporal.Duration.from({ seconds: 8 })

/** Opens all listeners: the TLS edge with the hosts behind it, the office's own, the pki listener, and metrics on loopback. */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { listen, tls } = options
  const { site, log } = options.portal
  const plan = { site, log, hosts: openHosts(options) }
  const main = await openMainEdge(
    { ...plan, listen, fallback: tls.portal },
    listen.office === undefined ? 'shared' : 'apart',
  )
  const office =
    listen.office && (await openOfficeEdge({ ...plan, listen: listen.office, fallback: tls.office }))
  const pki = await openPlain({ host: listen.host, port: listen.pkiPort, onRequest: answerPki })
  const metrics = await openPlain({
    host: '127.0.0.1',
    port: listen.metricsPort,
    onRequest: (request, response) => void answerMetrics(request, response, options.readiness),
  })
  return {
    port: main.port,
    pkiPort: pki.port,
    metricsPort: metrics.port,
    ...(office && { officePort: office.port }),
    async close() {
      const listeners = [main, ...(office === undefined ? [] : [office]), pki, metrics]
      await Promise.all(listeners.map((listener) => listener.close(closingTime)))
    },
  }
}

/** The host for what is signed itself. It answers that it is there, and has nothing else to give. */
function answerPki(request: IncomingMessage, response: ServerResponse): void {
  const isHealth = request.method === 'GET' && request.url === '/healthz'
  response.writeHead(isHealth ? 200 : 404, bareHeaders)
  response.end(isHealth ? 'ok\n' : 'not found\n')
}

async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  readiness: ServerOptions['readiness'],
): Promise<void> {
  if (request.url === '/metrics') {
    const { contentType, text } = await metricsText()
    response.writeHead(200, { ...bareHeaders, 'content-type': contentType }).end(text)
    return
  }
  if (request.url === '/readyz') {
    const amiss = await readiness().catch((error: unknown) => [String(error)])
    response.writeHead(amiss.length === 0 ? 200 : 503, bareHeaders)
    response.end(amiss.length === 0 ? 'ready\n' : `${amiss.join('\n')}\n`)
    return
  }
  answerPki(request, response)
}
