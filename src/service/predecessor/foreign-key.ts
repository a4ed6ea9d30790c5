import type { KeyAlgorithm } from '../../domain/policy.ts'
import type { PublicKey } from '../../pki/spki.ts'

const kinds: readonly KeyAlgorithm[] = ['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096']

/** Undefined for a key of no kind that we know. */
export function foreignKey(key: PublicKey): KeyAlgorithm | undefined {
  const name = key.kind === 'RSA' ? `RSA-${key.bits}` : `EC-${key.curve.replace('-', '')}`
  return kinds.find((kind) => kind === name)
}
