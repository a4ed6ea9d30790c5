import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'

/** The connections of one server. */
export interface Connections {
  /** Closes those without a request to answer, now and as their last answer ends, and new ones as they come. */
  drain(): void
  /** Closes them all. */
  cut(): void
}

/**
 * The connections of an HTTP server, or with 'secureConnection' of an HTTPS server, told apart by what they have to
 * answer. The server's own close() counts a fresh connection that has sent nothing as busy, and would wait for it.
 */
export function httpConnections(server: Server, arrival: 'connection' | 'secureConnection'): Connections {
  const open = new Map<Socket, Set<ServerResponse>>()
  let draining = false

  server.on(arrival, (socket: Socket) => {
    open.set(socket, new Set())
    socket.once('close', () => open.delete(socket))
    if (draining) socket.destroy()
  })
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const responses = open.get(socket)
    responses?.add(response)
    response.once('close', () => {
      responses?.delete(response)
      if (draining && responses?.size === 0) socket.destroySoon()
    })
  })

  return {
    drain() {
      draining = true
      for (const [socket, responses] of open) {
        if (responses.size === 0) socket.destroy()
        for (const response of responses) response.shouldKeepAlive = false
      }
    },
    cut() {
      for (const socket of open.keys()) socket.destroy()
    },
  }
}
