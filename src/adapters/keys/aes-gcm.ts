import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const NONCE_LENGTH = 12
const TAG_LENGTH = 16

/**
 * nonce ‖ ciphertext ‖ tag under AES-256-GCM, bound to `context`. The nonce is random, so one key serves
 * 2³² texts at most (SP 800-38D §8.3).
 */
export function encrypt(key: KeyObject, plaintext: Uint8Array, context: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_LENGTH)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH }).setAAD(context)
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return new Uint8Array(Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]))
}

/** The plaintext; throws when a single bit, the key or the context is another one. */
export function decrypt(key: KeyObject, sealed: Uint8Array, context: Uint8Array): Uint8Array {
  if (sealed.length < NONCE_LENGTH + TAG_LENGTH) throw new Error('too short to be sealed')
  const nonce = sealed.subarray(0, NONCE_LENGTH)
  const ciphertext = sealed.subarray(NONCE_LENGTH, -TAG_LENGTH)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH })
    .setAAD(context)
    .setAuthTag(sealed.subarray(-TAG_LENGTH))
  return new Uint8Array(Buffer.concat([decipher.update(ciphertext), decipher.final()]))
}
