import { createHash, createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import type { Crypto, MacPurpose } from '../../ports/crypto.ts'
import { type AlgorithmFamily, digests, families } from './algorithm.ts'

/** What needs no secret: enough to verify. */
export const publicCrypto: Omit<Crypto, 'mac'> = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  equal: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  verify(spki, algorithm, tbs, signature) {
    const key = parsePublicKey(spki)
    if (key === undefined || family(key) !== families[algorithm]) return false
    return verify(digests[algorithm], tbs, { key, dsaEncoding: 'der' }, signature)
  },
}

export function makeCrypto(keys: Readonly<Record<MacPurpose, KeyObject>>): Crypto {
  return {
    ...publicCrypto,
    mac: (purpose, bytes) => new Uint8Array(createHmac('sha256', keys[purpose]).update(bytes).digest()),
  }
}

/** The key in these bytes; undefined when they hold none, or anything beside it. */
function parsePublicKey(spki: Uint8Array): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return key.export({ format: 'der', type: 'spki' }).equals(spki) ? key : undefined
  } catch {
    return undefined // OpenSSL's way of saying that this is no key
  }
}

/** Which keys may verify at all: pki/ judges a request's key first, and this is the fence behind it. */
function family({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): AlgorithmFamily | undefined {
  if (asymmetricKeyType === 'ec') {
    return /^(?:prime256v1|secp384r1)$/.test(asymmetricKeyDetails?.namedCurve ?? '') ? 'EC' : undefined
  }
  const { modulusLength = 0, publicExponent } = asymmetricKeyDetails ?? {}
  if (asymmetricKeyType !== 'rsa' || publicExponent !== 65_537n) return undefined
  return modulusLength >= 2048 && modulusLength <= 4096 ? 'RSA' : undefined
}
