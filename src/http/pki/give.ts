import type { IncomingMessage, ServerResponse } from 'node:http'
import { bareHeaders } from '../security-headers.ts'

/** Bytes that are served as they are. */
export interface Signed {
  bytes: Uint8Array
  etag: string
  lastModified?: Temporal.Instant
  /** Of what is not good for ever. */
  nextUpdate?: Temporal.Instant
}

/** RFC 2585 §4, RFC 5280 §4.2.2.1 with RFC 7030 §4.1.3, RFC 8555 §9.1. */
export type SignedType =
  | 'application/pkix-crl'
  | 'application/pkix-cert'
  | 'application/pkcs7-mime; smime-type=certs-only'
  | 'application/pem-certificate-chain'

export function give(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  { type, maxAge, bytes, etag, lastModified }: Signed & { type: SignedType; maxAge: number },
): void {
  const shared = {
    'cache-control': `public, max-age=${maxAge}`,
    etag,
    ...(lastModified && { 'last-modified': new Date(lastModified.epochMilliseconds).toUTCString() }),
    'x-content-type-options': 'nosniff',
  }
  if (isKnown(headers['if-none-match'], etag)) {
    response.writeHead(304, shared).end()
    return
  }
  response.writeHead(200, { ...shared, 'content-type': type, 'content-length': bytes.length })
  response.end(method === 'HEAD' ? undefined : bytes)
}

/** RFC 9110 §13.1.2 */
function isKnown(given: string | undefined, etag: string): boolean {
  return given?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false
}

export function giveText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...bareHeaders, ...headers }).end(text)
}
