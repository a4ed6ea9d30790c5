import { X509Certificate } from 'node:crypto'
import { Malformed } from '../../pki/malformed.ts'
import type { PresentedCertificate } from '../edge/presented-certificate.ts'

/** The most octets that a certificate may have. Ours have about 900; all headers together may take 16 KB. */
export const certificateLimit = 8192

const longest = Math.ceil(certificateLimit / 3) * 4 + 2

/**
 * The certificate that Client-Cert says was shown (RFC 9440 §2.2), from every line of that name; undefined where there
 * is none. Malformed for whatever is not one line with one certificate: what is doubtful was perhaps not written by
 * the proxy.
 */
export function readClientCert(lines: readonly string[]): PresentedCertificate | undefined {
  const [line] = lines
  if (line === undefined) return undefined
  if (lines.length > 1) throw new Malformed(`Client-Cert is there ${lines.length} times`)
  const der = parseByteSequence(line)
  const certificate = parseX509(der)
  if (!certificate.raw.equals(der)) throw new Malformed('Client-Cert is not one certificate in DER')
  return { der, fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase() }
}

/** What a proxy of this kind writes. */
export function writeClientCert(der: Uint8Array): string {
  return `:${der.toBase64()}:`
}

/** RFC 9651 §3.3.5: base64 between colons, here with its padding and without a parameter or a second member. */
function parseByteSequence(text: string): Uint8Array {
  if (text.length > longest) throw new Malformed(`Client-Cert is longer than ${longest} characters`)
  const [, base64] = /^[ \t]*:([A-Za-z0-9+/]+={0,2}):[ \t]*$/.exec(text) ?? []
  if (base64 === undefined) throw new Malformed('Client-Cert is not one byte sequence')
  try {
    return Uint8Array.fromBase64(base64, { lastChunkHandling: 'strict' })
  } catch (error) {
    throw new Malformed('Client-Cert is not base64', { cause: error })
  }
}

/** As TLS would have read it: no stricter, as old certificates are of all kinds, and no looser. */
function parseX509(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der)
  } catch (error) {
    throw new Malformed('Client-Cert is no certificate', { cause: error })
  }
}
