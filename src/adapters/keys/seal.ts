import type { KeyObject } from 'node:crypto'
import type { Seal } from '../../ports/crypto.ts'
import { decrypt, encrypt } from './aes-gcm.ts'

/** The first byte says how the rest was sealed; it is authenticated with the context. */
const VERSION = 1

/** version ‖ nonce ‖ ciphertext ‖ tag. */
export function makeSeal(key: KeyObject): Seal {
  return {
    seal: (text, context) =>
      new Uint8Array([VERSION, ...encrypt(key, new TextEncoder().encode(text), authenticated(context))]),
    open(sealed, context) {
      if (sealed[0] !== VERSION) throw new Error('not a sealed text of this version')
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        unseal(key, sealed.subarray(1), context),
      )
    },
  }
}

function unseal(key: KeyObject, sealed: Uint8Array, context: string): Uint8Array {
  try {
    return decrypt(key, sealed, authenticated(context))
  } catch (cause) {
    throw new Error('this text was not sealed by this key for this context', { cause })
  }
}

function authenticated(context: string): Uint8Array {
  return new TextEncoder().encode(`warifu sealed text ${VERSION}\n${context}`)
}
