import { TLSSocket } from 'node:tls'

/** The certificate whose key the peer has proved to hold. Nothing else about it is checked: not who issued it, not when. */
export interface PresentedCertificate {
  der: Uint8Array
  /** SHA-256 of the DER in lower-case hex. Not the serial number: Node strips its leading zeros. */
  fingerprint: string
}

/** What the other end of a TLS connection presented; undefined when it presented none. */
export function shownOnSocket(socket: unknown): PresentedCertificate | undefined {
  if (!(socket instanceof TLSSocket))
    throw new Error('a client certificate was asked of a connection without TLS')
  const certificate = socket.getPeerX509Certificate()
  if (certificate === undefined) return undefined
  return { der: certificate.raw, fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase() }
}
