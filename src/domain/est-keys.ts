import type { RequestKey } from '../pki/csr-attributes.ts'
import type { KeyAlgorithm, KeyPolicy } from './policy.ts'

const keys = {
  'EC-P256': { kind: 'EC', curve: 'P-256' },
  'EC-P384': { kind: 'EC', curve: 'P-384' },
  'RSA-2048': { kind: 'RSA', bits: 2048 },
  'RSA-3072': { kind: 'RSA', bits: 3072 },
  'RSA-4096': { kind: 'RSA', bits: 4096 },
} as const satisfies Record<KeyAlgorithm, RequestKey>

/** What a request by protocol may be made with: all that is accepted, the institution's own choice first. */
export function requestKeys({
  algorithm,
  accepted,
}: Pick<KeyPolicy, 'algorithm' | 'accepted'>): RequestKey[] {
  return [algorithm, ...accepted.filter((other) => other !== algorithm)].map((each) => keys[each])
}
