import type { KeyAlgorithm } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { parseCertificationRequest, type Unproven } from '../../pki/certification-request.ts'
import type { PublicKey } from '../../pki/spki.ts'
import type { Ports } from '../../ports/ports.ts'

/** A key that a person asks a certificate for, possession shown by the signature of the request. */
export interface ProvenKey {
  spki: Uint8Array
  hash: Uint8Array
  algorithm: KeyAlgorithm
}

/** Throws Malformed for bytes that are no request; refuses a signature that is not by the key, and a key out of policy. */
export function readRequest(
  { crypto }: Pick<Ports, 'crypto'>,
  der: Uint8Array,
  accepted: readonly KeyAlgorithm[],
): ProvenKey {
  const request: Unproven = parseCertificationRequest(der)
  const { spki, signatureAlgorithm, signed, signature, publicKey } = request
  const algorithm = accepted.find((candidate) => candidate === algorithmOf(publicKey))
  if (algorithm === undefined) {
    throw new Refusal('key-not-accepted', `a key of kind ${algorithmOf(publicKey)} is not accepted here`)
  }
  if (!crypto.verify(spki, signatureAlgorithm, signed, signature)) {
    throw new Refusal('bad-request-signature', 'the request was not signed by its key')
  }
  return { spki, hash: crypto.sha256(spki), algorithm }
}

function algorithmOf(key: PublicKey): string {
  return key.kind === 'RSA' ? `RSA-${key.bits}` : `EC-${key.curve.replace('-', '')}`
}
