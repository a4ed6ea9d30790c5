import { constants } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { BlockList } from 'node:net'
import { TLSSocket } from 'node:tls'
import { httpLimits } from '../edge/http-limits.ts'
import { shownOnSocket } from '../edge/presented-certificate.ts'

/** Where proxies come in, and how one is known for ours. */
export type ProxyDoor =
  | { kind: 'socket'; path: string }
  | { kind: 'tls'; host: string; port: number; trust: ProxyTrust }
  | { kind: 'addresses'; host: string; port: number; addresses: readonly string[] }

/** Each that is given must hold. */
export interface ProxyTrust {
  /** SHA-256 of their certificates' DER, in lower-case hex. */
  fingerprints?: readonly string[] | undefined
  /** PEM of the CAs that issue for proxies and for nobody else. */
  ca?: string | undefined
}

export interface DoorServer {
  server: Server
  arrival: 'connection' | 'secureConnection'
  isTrusted(socket: Socket): boolean
}

/** A server for this door, which answers whoever stands before it: who is no proxy of ours is to be sent away by `isTrusted`. */
export function doorServer(
  door: ProxyDoor,
  identity: { key: string; certificate: string },
  onRequest: RequestListener,
): DoorServer {
  switch (door.kind) {
    case 'socket':
      // Who may open it is what the file's mode says.
      return { server: createServer(httpLimits, onRequest), arrival: 'connection', isTrusted: () => true }
    case 'addresses': {
      const server = createServer(httpLimits, onRequest)
      return { server, arrival: 'connection', isTrusted: comesFrom(door.addresses) }
    }
    case 'tls': {
      const { ca, fingerprints } = door.trust
      const server = createTlsServer(
        {
          ...httpLimits,
          key: identity.key,
          cert: identity.certificate,
          ...(ca !== undefined && { ca }),
          requestCert: true,
          rejectUnauthorized: ca !== undefined,
          minVersion: 'TLSv1.2',
          handshakeTimeout: 10_000,
          ALPNProtocols: ['http/1.1'],
          secureOptions: constants.SSL_OP_NO_TICKET, // a resumed session shows no certificate anew
        },
        onRequest,
      )
      return { server, arrival: 'secureConnection', isTrusted: showedOneOf(fingerprints) }
    }
  }
}

function showedOneOf(fingerprints: readonly string[] | undefined) {
  return (socket: Socket): boolean => {
    if (!(socket instanceof TLSSocket)) return false
    const shown = shownOnSocket(socket)
    return shown !== undefined && (fingerprints === undefined || fingerprints.includes(shown.fingerprint))
  }
}

function comesFrom(addresses: readonly string[]) {
  const list = new BlockList()
  for (const address of addresses) list.addAddress(address, familyOf(address))
  return ({ remoteAddress = '' }: Socket): boolean =>
    remoteAddress !== '' && list.check(remoteAddress, familyOf(remoteAddress))
}

const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4')
