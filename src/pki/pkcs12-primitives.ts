import type { Bytes } from './bytes.ts'

export type Hash = 'SHA-1' | 'SHA-256'

/** The cryptography of a PKCS#12 file: WebCrypto in the page, node:crypto in tests. */
export interface Primitives {
  /** Octets that nobody can guess. */
  random(length: number): Bytes
  digest(hash: Hash, octets: Bytes): Promise<Bytes>
  hmac(hash: Hash, key: Bytes, octets: Bytes): Promise<Bytes>
  /** PBKDF2 with HMAC-SHA-256: 32 octets. */
  pbkdf2(password: Bytes, salt: Bytes, iterations: number): Promise<Bytes>
  /** AES-256-CBC, padded as RFC 8018 §6.1.1 says. */
  encryptAesCbc(key: Bytes, iv: Bytes, plain: Bytes): Promise<Bytes>
}
