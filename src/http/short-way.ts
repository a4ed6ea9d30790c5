import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Ports } from '../ports/ports.ts'
import { addressOf, type Incoming } from './edge/peer.ts'
import type { Log } from './log.ts'
import { originOf } from './origin.ts'
import { logRequest } from './request-log.ts'

// A short way stands before an application, for the few requests that come in great numbers. It asks all that the long
// way asks, with the same functions. What is not plainly in order goes the long way, untouched, and is told there.

/** What comes with a request: of a listener's all of it, of a test's the connection. */
export interface Arrival {
  incoming?: Incoming & { headers?: IncomingMessage['headers'] }
}

/** As Node has read them, where it has: the other form is made for it only when somebody asks. */
export function headersOf(request: Request, { incoming }: Arrival): (name: string) => string | undefined {
  const read = incoming?.headers
  return (name) => {
    if (read === undefined) return request.headers.get(name) ?? undefined
    const value = read[name]
    return typeof value === 'string' ? value : undefined
  }
}

/** The same ports, which know from where this request came. */
export function portsFor(given: Ports, { incoming }: Arrival): Ports {
  const address = incoming && addressOf(incoming)
  return {
    ...given,
    get origin() {
      return address === undefined ? undefined : originOf(given.crypto, address)
    },
  }
}

/** An answer that leads on, logged. */
export function leadOn(
  log: Log,
  headers: Readonly<Record<string, string>>,
  { host, path, begun }: { host: string | undefined; path: string; begun: number },
): Response {
  const requestId = randomUUID()
  logRequest(log, { requestId, method: 'GET', host, path, status: 303 }, begun)
  return new Response(null, {
    status: 303,
    headers: { ...headers, 'content-length': '0', 'x-request-id': requestId },
  })
}
