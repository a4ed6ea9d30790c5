import { createHmac, createPublicKey, hash, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { parseSpki } from '../../pki/spki.ts'
import type { Crypto, MacPurpose } from '../../ports/crypto.ts'
import { type AlgorithmFamily, digests, families } from './algorithm.ts'

/** What needs no secret: enough to verify. */
export const publicCrypto: Omit<Crypto, 'mac'> = {
  sha256: (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')),
  equal: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  verify(spki, algorithm, tbs, signature) {
    const known = parsePublicKey(spki)
    if (known?.family !== families[algorithm]) return false
    return verify(digests[algorithm], tbs, { key: known.key, dsaEncoding: 'der' }, signature)
  },
}

export function makeCrypto(keys: Readonly<Record<MacPurpose, KeyObject>>): Crypto {
  return {
    ...publicCrypto,
    mac: (purpose, bytes) => new Uint8Array(createHmac('sha256', keys[purpose]).update(bytes).digest()),
  }
}

interface KnownKey {
  key: KeyObject
  family: AlgorithmFamily
}

/**
 * The key in these bytes; undefined when they hold none, or anything beside it. Which keys may verify at all is said by
 * pki's own strict reader: a request's key it has judged before, and here it is the fence behind that.
 */
function parsePublicKey(spki: Uint8Array): KnownKey | undefined {
  const name = Buffer.from(spki).toString('latin1')
  const known = recent.get(name)
  if (known !== undefined) return known
  const read = readPublicKey(spki)
  if (read === undefined) return undefined
  if (recent.size === mostRecent) recent.clear()
  recent.set(name, read)
  return read
}

/** An authority's keys come again and again, a person's never. */
const recent = new Map<string, KnownKey>()
const mostRecent = 200

function readPublicKey(spki: Uint8Array): KnownKey | undefined {
  try {
    const { kind } = parseSpki(spki)
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return { key, family: kind }
  } catch {
    return undefined // pki's or OpenSSL's way of saying that this is no key
  }
}
