import type { ApiScope } from './api-scope.ts'

/** How a client shows that it is itself: by the certificate of its connection, or by an assertion that its key has signed. */
export type ApiClientWay = 'mtls' | 'private_key_jwt'

export const longestClientName = 60

/** Asks to let a program in: what both people are shown of it. The fingerprint binds every octet of its key. */
export type ApiClientShown = Readonly<{
  format: 1
  act: 'api-client'
  clientId: string
  name: string
  way: ApiClientWay
  /** Of a certificate: its subject and its end, as an ISO instant; else empty. */
  subject: string
  notAfter: string
  keyKind: string
  /** SHA-256 of the certificate, or of the SubjectPublicKeyInfo, in lower-case hex. */
  fingerprint: string
  scopes: readonly ApiScope[]
  pem: string
}>

/** Why a key cannot be a client's. */
export type ApiClientFault = 'key' | 'expired' | 'known' | 'certificate-authority' | 'more-than-one'

/** One key is one client: its id is a UUID of version 8 (RFC 9562 §5.8), made of the fingerprint. */
export function clientIdOf(fingerprint: string): string {
  const at = (from: number, to: number) => fingerprint.slice(from, to)
  const variant = ((Number.parseInt(at(16, 17), 16) & 3) | 8).toString(16)
  return `${at(0, 8)}-${at(8, 12)}-8${at(13, 16)}-${variant}${at(17, 20)}-${at(20, 32)}`
}

/** How long a token is good. Whoever is ended loses his at once all the same. */
export const apiTokenLasts = Temporal.Duration.from({ minutes: 10 })

/** How long an answer is kept for whoever sends the same request again. */
export const apiAnswerLasts = Temporal.Duration.from({ hours: 48 })
