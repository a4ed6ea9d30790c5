import type { Socket } from 'node:net'
import type { Connections } from './connections.ts'

/** The TCP connections of the edge: all of them, and those that have not yet said whom they want. */
export interface RawConnections extends Connections {
  /** False when the address has as many as it may; the connection is then not counted. */
  admit(socket: Socket): boolean
  /** The connection has found its server, which knows best when to close it. */
  handOver(socket: Socket): void
}

export function rawConnections(perAddress: number): RawConnections {
  const open = new Set<Socket>()
  const waiting = new Set<Socket>()
  const counts = new Map<string, number>()

  function count(address: string, change: 1 | -1): void {
    const now = (counts.get(address) ?? 0) + change
    if (now === 0) counts.delete(address)
    else counts.set(address, now)
  }

  return {
    admit(socket) {
      const address = socket.remoteAddress ?? ''
      if ((counts.get(address) ?? 0) >= perAddress) return false
      count(address, 1)
      open.add(socket)
      waiting.add(socket)
      socket.once('close', () => {
        count(address, -1)
        open.delete(socket)
        waiting.delete(socket)
      })
      return true
    },
    handOver: (socket) => void waiting.delete(socket),
    drain() {
      for (const socket of waiting) socket.destroy()
    },
    cut() {
      for (const socket of open) socket.destroy()
    },
  }
}
