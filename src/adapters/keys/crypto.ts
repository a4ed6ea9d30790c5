import { createHmac, createPublicKey, hash, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { parseSpki } from '../../pki/spki.ts'
import type { Crypto, MacPurpose } from '../../ports/crypto.ts'
import { type AlgorithmFamily, digests, families } from './algorithm.ts'

/** What needs no secret: enough to verify. */
export const publicCrypto: Omit<Crypto, 'mac'> = {
  sha256: (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
  sha1: (bytes) => new Uint8Array(hash('sha1', bytes, 'buffer')),
  hmac: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
  equal: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  verify(spki, algorithm, tbs, signature) {
    const found = publicKey(spki)
    if (found?.family !== families[algorithm]) return false
    return found.verify(digests[algorithm], tbs, signature)
  },
}

export function makeCrypto(keys: Readonly<Record<MacPurpose, KeyObject>>): Crypto {
  return {
    ...publicCrypto,
    mac: (purpose, bytes) => new Uint8Array(createHmac('sha256', keys[purpose]).update(bytes).digest()),
  }
}

interface FoundKey {
  family: AlgorithmFamily
  verify(digest: string, tbs: Uint8Array, signature: Uint8Array): boolean
}

/**
 * The key in these bytes; undefined when they hold none, or anything beside it. Which keys may verify at all is said by
 * pki's own strict reader: a request's key it has judged before, and here it is the fence behind that.
 */
function publicKey(spki: Uint8Array): FoundKey | undefined {
  const name = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength).toString('latin1')
  const known = kept.get(name)
  if (known !== undefined) return known
  const family = familyOf(spki)
  if (family === undefined) return undefined
  // An authority's keys come again and again, a person's once: a key that comes again is made into an object and kept.
  if (!met.has(name)) {
    if (met.size === most) met.clear()
    met.add(name)
    return { family, verify: (digest, tbs, signature) => verifyOnce(spki, digest, tbs, signature) }
  }
  const found = keptKey(family, spki)
  if (found === undefined) return undefined
  if (kept.size === most) kept.clear()
  kept.set(name, found)
  return found
}

const met = new Set<string>()
const kept = new Map<string, FoundKey>()
const most = 200

function familyOf(spki: Uint8Array): AlgorithmFamily | undefined {
  try {
    return parseSpki(spki).kind
  } catch {
    return undefined // pki's way of saying that this is no key
  }
}

function keptKey(family: AlgorithmFamily, spki: Uint8Array): FoundKey | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return {
      family,
      verify: (digest, tbs, signature) => verify(digest, tbs, { key, dsaEncoding: 'der' }, signature),
    }
  } catch {
    return undefined // OpenSSL's way of saying so
  }
}

function verifyOnce(spki: Uint8Array, digest: string, tbs: Uint8Array, signature: Uint8Array): boolean {
  const key = { key: Buffer.from(spki), format: 'der', type: 'spki', dsaEncoding: 'der' } as const
  try {
    return verify(digest, tbs, key, signature)
  } catch {
    return false // OpenSSL's way of saying that this is no key
  }
}
