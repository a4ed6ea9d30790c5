import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { digests } from '../../src/adapters/keys/algorithm.ts'
import { keyIdOf } from '../../src/adapters/keys/key-id.ts'
import type { KeyId, KeyMaker, Signer } from '../../src/ports/signer.ts'

/** An authority's keys in memory. */
export function softSigner(): Signer & KeyMaker {
  const keys = new Map<KeyId, KeyObject>()
  return {
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
      return new Uint8Array(sign(digests[algorithm], tbs, { key, dsaEncoding: 'der' }))
    },
  }
}
