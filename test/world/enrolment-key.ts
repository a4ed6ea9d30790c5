import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
} from '../../src/pki/certification-request.ts'

/** What the enrolment page makes in the browser: a key, and the request that shows its possession. */
export interface EnrolmentKey {
  privateKey: KeyObject
  spki: Uint8Array
  /** DER of the PKCS#10 request. */
  request: Uint8Array
}

export function makeEnrolmentKey(kind: 'EC-P256' | 'RSA-2048' = 'EC-P256'): EnrolmentKey {
  const { privateKey } =
    kind === 'EC-P256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }))
  const info = encodeCertificationRequestInfo([], spki)
  const algorithm = kind === 'EC-P256' ? 'ecdsa-with-SHA256' : 'sha256WithRSAEncryption'
  const signature = new Uint8Array(sign('sha256', info, { key: privateKey, dsaEncoding: 'der' }))
  return { privateKey, spki, request: assembleCertificationRequest(info, algorithm, signature) }
}
