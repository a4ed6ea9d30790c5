import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
} from '../../../pki/certification-request.ts'
import type { Der } from '../../../pki/der.ts'
import type { KeyPair } from './key-pair.ts'

/** Names nobody: the authority knows who asks, and chooses the subject. */
export async function makeRequest({ spki, signatureAlgorithm, sign }: KeyPair): Promise<Der> {
  const info = encodeCertificationRequestInfo([], spki)
  return assembleCertificationRequest(info, signatureAlgorithm, await sign(info))
}
