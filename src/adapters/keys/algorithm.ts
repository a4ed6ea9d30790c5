import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'

export type AlgorithmFamily = 'EC' | 'RSA'

/** The family of keys that an algorithm asks for. */
export const families: Record<SignatureAlgorithm, AlgorithmFamily> = {
  'ecdsa-with-SHA256': 'EC',
  'ecdsa-with-SHA384': 'EC',
  sha256WithRSAEncryption: 'RSA',
}

/** The name of its digest, as node:crypto knows it. */
export const digests: Record<SignatureAlgorithm, string> = {
  'ecdsa-with-SHA256': 'sha256',
  'ecdsa-with-SHA384': 'sha384',
  sha256WithRSAEncryption: 'sha256',
}
