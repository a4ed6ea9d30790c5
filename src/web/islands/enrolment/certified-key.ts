import { toNumber } from '../../../pki/bytes.ts'

/**
 * RFC 5280 §4.1: the subjectPublicKeyInfo of a certificate, the seventh field of its tbsCertificate. Steps over the
 * rest unread, which is enough to tell whose key it is and costs the page a kilobyte less than the reader of pki:
 * of what is no certificate comes something that is nobody's key.
 */
export function certifiedKey(certificate: Uint8Array): Uint8Array {
  const whole = valueAt(certificate, 0)
  if (whole.end !== certificate.length) return new Uint8Array()
  const tbs = valueAt(certificate, whole.start)
  let at = tbs.start
  for (let field = 1; field < 7; field += 1) at = valueAt(certificate, at).end
  return certificate.subarray(at, valueAt(certificate, at).end)
}

/** Where the contents of the value at this place begin and end. */
function valueAt(der: Uint8Array, at: number): { start: number; end: number } {
  const first = der[at + 1] ?? 0
  const octets = first < 0x80 ? 0 : first & 0x7f
  const start = at + 2 + octets
  return { start, end: start + (octets === 0 ? first : Number(toNumber(der.subarray(at + 2, start)))) }
}
