import { createPublicKey } from 'node:crypto'
import { compactVerify, decodeJwt } from 'jose'
import type { AssertionClaims } from '../../domain/client-assertion.ts'
import { parseSpki } from '../../pki/spki.ts'
import type { Assertions } from '../../ports/assertions.ts'

/** None that shares a secret, and none without a signature: what a key may sign with is said by the key, not by the token. */
const algorithms = {
  'P-256': ['ES256'],
  'P-384': ['ES384'],
  RSA: ['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'],
} as const

export const assertions: Assertions = {
  claimedBy(assertion) {
    try {
      const { sub } = decodeJwt(assertion)
      return typeof sub === 'string' ? sub : undefined
    } catch {
      return undefined // jose's way of saying that this is no token
    }
  },
  async verified(assertion, spki) {
    try {
      const key = parseSpki(spki)
      const allowed = algorithms[key.kind === 'RSA' ? 'RSA' : key.curve]
      const publicKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
      const { payload } = await compactVerify(assertion, publicKey, { algorithms: [...allowed] })
      return objectIn(payload)
    } catch {
      return undefined // jose's way of saying that it was not signed so
    }
  },
}

function objectIn(payload: Uint8Array): AssertionClaims | undefined {
  const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload))
  return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? claims : undefined
}
