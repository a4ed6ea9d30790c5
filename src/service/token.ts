import type { Crypto } from '../ports/crypto.ts'
import type { Random } from '../ports/random.ts'

/** A secret that a browser holds: 256 random bits, of which the database knows the hash only. */
export interface Token {
  text: string
  hash: Uint8Array
}

const length = 32

export function makeToken({ random, crypto }: { random: Random; crypto: Crypto }): Token {
  const text = random.bytes(length).toBase64({ alphabet: 'base64url', omitPadding: true })
  return { text, hash: hashToken(crypto, text) }
}

/** Of whatever text came: a wrong one has a hash that nobody has stored. */
export function hashToken(crypto: Crypto, text: string): Uint8Array {
  return crypto.sha256(new TextEncoder().encode(text))
}
