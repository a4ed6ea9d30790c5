import { Refusal } from '../../domain/refusal.ts'
import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
} from '../../pki/certification-request.ts'
import { encodePem } from '../../pki/pem.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { KeyKind } from '../../ports/signer.ts'
import { nextGeneration } from './make-authority.ts'
import { type AuthorityPorts, authorityName, makeKey } from './make-issuer.ts'
import { refuseSecondPrepared } from './prepare-authority.ts'

/**
 * For a root that is kept elsewhere: the key of an issuing CA is made here, and what its root has to sign is told. Nothing
 * is recorded; the key waits until a certificate of it is accepted.
 */
export async function requestAuthority(
  ports: AuthorityPorts,
  { id }: Pick<InstitutionRecord, 'id'>,
  { organization, keyKind }: { organization: string; keyKind: KeyKind },
): Promise<string> {
  const all = await ports.store.at(id).issuers.all()
  refuseSecondPrepared(all, ports.clock.now())
  const { keyId, signatureAlgorithm, spki } = await makeKey(ports, keyKind)
  const subject = authorityName(organization, 'issuing', nextGeneration(all, 'issuing'))
  const info = encodeCertificationRequestInfo(subject, spki)
  const signature = await ports.signer.sign(keyId, signatureAlgorithm, info)
  if (!ports.crypto.verify(spki, signatureAlgorithm, info, signature))
    throw new Refusal('ca-unfit', 'the signer gave a bad signature', { fault: 'key-not-here' })
  return encodePem('CERTIFICATE REQUEST', assembleCertificationRequest(info, signatureAlgorithm, signature))
}
