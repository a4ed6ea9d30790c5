import { TLSSocket } from 'node:tls'
import type { Possession } from '../../domain/logon.ts'
import { type PresentedCertificate, shownOnSocket } from './presented-certificate.ts'

/** Who came with a request that a proxy brings: nothing of this is in its connection. */
export interface Peer {
  address: string
  certificate: PresentedCertificate | undefined
}

/** The request as Node has it, or as much of it as tells who came. */
export interface Incoming {
  socket: { remoteAddress?: string | undefined }
}

/** By the request and not by its connection: one connection of a proxy carries many people. */
const brought = new WeakMap<Incoming, Peer>()

/** For the listener of proxies only: from here on, this is who came. */
export function bringPeer(incoming: Incoming, peer: Peer): void {
  brought.set(incoming, peer)
}

/** Undefined when he was gone already. */
export function addressOf(incoming: Incoming): string | undefined {
  const peer = brought.get(incoming)
  return peer === undefined ? incoming.socket.remoteAddress : peer.address
}

/** What he presented, for the application to judge; undefined when he presented none. */
export function presentedCertificate(incoming: Incoming): PresentedCertificate | undefined {
  const peer = brought.get(incoming)
  return peer === undefined ? shownOnSocket(incoming.socket) : peer.certificate
}

/** Of TLS with whoever came; of that with a proxy nothing is said. */
export function tlsVersionOf(incoming: Incoming): string | undefined {
  const { socket } = incoming
  if (brought.has(incoming) || !(socket instanceof TLSSocket)) return undefined
  return socket.getProtocol() ?? undefined
}

export function possessionOf(incoming: Incoming): Possession {
  return brought.has(incoming) ? 'proxy' : 'tls'
}
