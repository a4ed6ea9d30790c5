import { Refusal } from '../../domain/refusal.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Cause } from '../ca/approved-request.ts'

/**
 * The same public key in the same act gets the same certificate again: an answer that was lost on the way is asked
 * for again. Anywhere else a key is used once only, since a renewal is always a re-key.
 */
export async function sameKeyAgain(
  tx: Repositories,
  publicKeyHash: Uint8Array,
  cause: Cause,
): Promise<CertificateRecord | undefined> {
  const before = await tx.certificates.byPublicKeyHash(publicKeyHash)
  if (before === undefined) return undefined
  const sameAct =
    cause.origin === 'renewal'
      ? before.renewalId === cause.renewalId
      : before.acquisitionId === cause.acquisitionId
  if (sameAct && (before.stage === 'signing' || before.stage === 'proving')) return before
  throw new Refusal('key-used-before', 'this key has had its certificate; make a new one')
}
