import type { MemberId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isDone } from '../../domain/window-steps.ts'
import type { Steps } from '../../ports/acquisition-records.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Cause } from '../ca/approved-request.ts'

/**
 * What the person has said yes to is one key (domain.md §4: the grant is bound to the public key). When it has had its
 * certificate, another one needs another yes: the window is opened again.
 */
export async function refuseSecondKey(
  tx: Repositories,
  memberId: MemberId,
  cause: Cause,
  steps: Steps,
): Promise<void> {
  const made = (await tx.certificates.ofMember(memberId)).find((certificate) =>
    cause.origin === 'renewal'
      ? certificate.renewalId === cause.renewalId
      : certificate.acquisitionId === cause.acquisitionId,
  )
  if (!isDone(steps, made)) return
  throw new Refusal('renewal-step-out-of-order', 'a certificate was made for this yes; open the window again')
}
