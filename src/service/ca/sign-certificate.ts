import { assembleCertificate } from '../../pki/certificate.ts'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyId } from '../../ports/signer.ts'

export interface SigningKey {
  keyId: KeyId
  signatureAlgorithm: SignatureAlgorithm
  spki: Uint8Array
}

export async function signCertificate(
  ports: Pick<Ports, 'signer' | 'crypto'>,
  key: SigningKey,
  tbs: Uint8Array,
): Promise<Uint8Array> {
  return assembleCertificate(tbs, key.signatureAlgorithm, await signTbs(ports, key, tbs))
}

/** Signs, and looks whether the signature is good before anybody relies on it: a signer may be a device of its own. */
export async function signTbs(
  { signer, crypto }: Pick<Ports, 'signer' | 'crypto'>,
  { keyId, signatureAlgorithm, spki }: SigningKey,
  tbs: Uint8Array,
): Promise<Uint8Array> {
  const signature = await signer.sign(keyId, signatureAlgorithm, tbs)
  if (!crypto.verify(spki, signatureAlgorithm, tbs, signature)) {
    throw new Error(`the signer gave a bad signature with key ${keyId}`)
  }
  return signature
}
