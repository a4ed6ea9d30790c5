import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { digests } from '../../src/adapters/keys/algorithm.ts'
import { keyIdOf } from '../../src/adapters/keys/key-id.ts'
import type { KeyId, KeyMaker, Signer } from '../../src/ports/signer.ts'

/** An authority's keys in memory. How often it signed is the test's to ask. */
export interface SoftSigner extends Signer, KeyMaker {
  signed(): number
}

export function softSigner(): SoftSigner {
  const keys = new Map<KeyId, KeyObject>()
  let signed = 0
  return {
    signed: () => signed,
    async make(kind) {
      const { privateKey } =
        kind === 'P-256' || kind === 'P-384'
          ? generateKeyPairSync('ec', { namedCurve: kind })
          : generateKeyPairSync('rsa', { modulusLength: Number(kind.slice('RSA-'.length)) })
      const spki = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }))
      const keyId = keyIdOf(spki)
      keys.set(keyId, privateKey)
      return { keyId, spki }
    },
    async sign(keyId, algorithm, tbs) {
      const key = keys.get(keyId)
      if (key === undefined) throw new Error(`there is no key ${keyId}`)
      signed += 1
      return new Uint8Array(sign(digests[algorithm], tbs, { key, dsaEncoding: 'der' }))
    },
  }
}
