import { createServer, type RequestListener } from 'node:http'
import { httpConnections } from './connections.ts'
import { httpLimits } from './http-limits.ts'
import { closeListener, listen } from './listen.ts'

export interface PlainOptions {
  host: string
  /** 0 takes any free one. */
  port: number
  onRequest: RequestListener
}

export interface Plain {
  port: number
  /** Takes no more connections, lets begun requests end, and cuts what is left at the deadline. To be called once. */
  close(deadline: Temporal.Duration): Promise<void>
}

/** HTTP without TLS: for what is signed itself (the pki host) and for what stays on the machine (metrics). */
export async function openPlain({ host, port, onRequest }: PlainOptions): Promise<Plain> {
  const server = createServer(httpLimits, onRequest)
  const connections = httpConnections(server, 'connection')
  const bound = await listen(server, host, port)
  return { port: bound, close: (deadline) => closeListener(server, [connections], deadline) }
}
