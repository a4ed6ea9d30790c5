/** What RFC 7030 gives back, each in base64. */
export type EstType =
  | 'application/pkcs7-mime'
  | 'application/pkcs7-mime; smime-type=certs-only'
  | 'application/csrattrs'

/**
 * In one line: strongSwan reads no other base64 (RFC 8951 §3.1 lets both be). The header about the encoding says nothing
 * any more (RFC 8951 §3.2), and older clients look for it.
 */
export function estAnswer(type: EstType, der: Uint8Array): Response {
  return new Response(der.toBase64(), { headers: estHeaders(type) })
}

export function estHeaders(type: EstType): Record<string, string> {
  return { 'content-type': type, 'content-transfer-encoding': 'base64' }
}
