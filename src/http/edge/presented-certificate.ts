import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

/** The certificate whose key the peer has proved to hold. Nothing else about it is checked: not who issued it, not when. */
export interface PresentedCertificate {
  der: Uint8Array
  /** SHA-256 of the DER in lower-case hex. Not the serial number: Node strips its leading zeros. */
  fingerprint: string
}

/** What the peer of a log-on connection presented, for the application to judge; undefined when he presented none. */
export function presentedCertificate(socket: Socket): PresentedCertificate | undefined {
  if (!(socket instanceof TLSSocket))
    throw new Error('a client certificate was asked of a connection without TLS')
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return undefined
  return { der: certificate.raw, fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase() }
}
