import { once } from 'node:events'
import { chmod } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'
import { dropCarriedHeaders } from '../edge/carried-headers.ts'
import { httpConnections } from '../edge/connections.ts'
import { decline } from '../edge/decline.ts'
import type { EdgeEvent } from '../edge/edge-event.ts'
import { closeListener, listen } from '../edge/listen.ts'
import { bringPeer } from '../edge/peer.ts'
import { doorServer, type ProxyDoor } from './door.ts'
import { type CarriedFor, readCarried } from './read-carried.ts'

export interface ProxyEdgeOptions extends CarriedFor {
  door: ProxyDoor
  /** With which we show a proxy who we are. */
  identity: { key: string; certificate: string }
  onRequest(request: IncomingMessage, response: ServerResponse, name: string): void
  log(event: EdgeEvent): void
}

export interface ProxyEdge {
  /** Undefined of a socket. */
  port: number | undefined
  /** Takes no more connections, lets begun requests end, and cuts what is left at the deadline. To be called once. */
  close(deadline: Temporal.Duration): Promise<void>
}

/**
 * A door for reverse proxies that have ended TLS themselves (RFC 9440). They tell the address of whoever came, and of
 * the hosts that ask for a certificate what was shown there; both are of the request, never of the connection, which
 * carries many people. Nobody else is let in, so that nobody else is believed.
 */
export async function openProxyEdge(options: ProxyEdgeOptions): Promise<ProxyEdge> {
  const { door, identity, log } = options
  const trusted = new WeakSet<Socket>()
  const { server, arrival, isTrusted } = doorServer(door, identity, (request, response) => {
    if (trusted.has(request.socket)) answerCarried(request, response, options)
    else request.socket.destroy()
  })
  const connections = httpConnections(server, arrival)
  server.prependListener(arrival, (socket: Socket) => {
    if (isTrusted(socket)) {
      trusted.add(socket)
      return
    }
    log({ kind: 'untrusted-proxy', address: socket.remoteAddress })
    socket.destroy()
  })
  server.on('tlsClientError', (error: NodeJS.ErrnoException, { remoteAddress: address }) => {
    log({ kind: 'handshake-failed', server: 'proxy', address, detail: error.code ?? error.message })
  })
  const port = await openDoor(server, door)
  return { port, close: (deadline) => closeListener(server, [connections], deadline) }
}

/** A socket is for its owner and its group: whoever may write to it may be anybody. */
async function openDoor(server: Server, door: ProxyDoor): Promise<number | undefined> {
  if (door.kind !== 'socket') return listen(server, door.host, door.port)
  await once(server.listen(door.path), 'listening')
  await chmod(door.path, 0o660)
  return undefined
}

/** Of a proxy that is ours: who came is read, and nothing else of what it carries is seen further in. */
export function answerCarried(
  request: IncomingMessage,
  response: ServerResponse,
  options: Omit<ProxyEdgeOptions, 'door' | 'identity'>,
): void {
  const { rawHeaders, url = '', socket } = request
  const carried = readCarried({ rawHeaders, url }, options)
  if (carried.kind !== 'accepted') {
    options.log({ ...carried, server: 'proxy', address: socket.remoteAddress })
    decline(response, carried.kind)
    return
  }
  bringPeer(request, carried.peer)
  dropCarriedHeaders(request)
  request.url = carried.path
  options.onRequest(request, response, carried.name)
}
