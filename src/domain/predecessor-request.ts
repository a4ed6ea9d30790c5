/** A CA that was in use before, with all that people compare before they trust it. */
export type AuthorityShown = Readonly<{
  subject: string
  issuer: string
  serialNumber: string
  /** SHA-256 of the certificate, lower-case hex. */
  fingerprint: string
  key: string
  /** ISO instants. */
  notBefore: string
  notAfter: string
  pem: string
}>

/** Asks to let certificates in that these CAs have issued, once they are brought in. */
export type PredecessorShown = Readonly<{
  format: 1
  act: 'predecessor'
  authorities: readonly AuthorityShown[]
}>

/** In one request. Nobody compares more fingerprints than this with care. */
export const mostAuthorities = 5

/** Why a certificate is not registered as that of a CA. */
export type AuthorityFault = 'no-ca' | 'expired' | 'not-its-own-signature' | 'twice' | 'known' | 'key'
