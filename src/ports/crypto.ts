import type { SignatureAlgorithm } from '../pki/signature-algorithm.ts'

/** Digests and verification: the cryptography that pki/ never does. No secret passes here. */
export interface Crypto {
  sha256(bytes: Uint8Array): Uint8Array
  /** By it OCSP names an issuer (RFC 5019 §2.1.1). For nothing else. */
  sha1(bytes: Uint8Array): Uint8Array
  /** HMAC-SHA-256 with the key named by purpose, which lies outside the database. Tokens and labels are made with it. */
  mac(purpose: MacPurpose, bytes: Uint8Array): Uint8Array
  /** HMAC-SHA-256 with a key that others have too: what they are sent is signed so. */
  hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array
  /** Compares without telling by time where they differ; false when the lengths differ. */
  equal(a: Uint8Array, b: Uint8Array): boolean
  /** Whether the signature (DER ECDSA-Sig-Value, or RSA octets) over tbs was made by the key of this SubjectPublicKeyInfo. False, never an error, for a signature that is nonsense. */
  verify(spki: Uint8Array, algorithm: SignatureAlgorithm, tbs: Uint8Array, signature: Uint8Array): boolean
}

export type MacPurpose =
  | 'attempt-label'
  | 'audit-salt'
  | 'pickup-code'
  | 'activation-code'
  | 'notice-code'
  | 'bounce'
  | 'service-session'

/** PINs: argon2id over an HMAC with a key outside the database (domain.md §5). Slow on purpose, bounded in concurrency. */
export interface Pins {
  /** The text to store: a PHC string that names its parameters. */
  hash(pin: string): Promise<string>
  /** Whether the PIN fits. `undefined` for hash costs the same time and answers false, so that unknown and wrong look alike. */
  verify(pin: string, hash: string | undefined): Promise<boolean>
  /** As verify, in a line of its own: a crowd at the open door keeps nobody waiting who holds a certificate. */
  verifyOfVisitor(pin: string, hash: string | undefined): Promise<boolean>
}

/** Seals a text that must lie in the database (a letter with a PIN) with a key that does not. AES-256-GCM, bound to its context. */
export interface Seal {
  seal(text: string, context: string): Uint8Array
  /** Throws when the bytes were not sealed by this key for this context. */
  open(sealed: Uint8Array, context: string): string
}
