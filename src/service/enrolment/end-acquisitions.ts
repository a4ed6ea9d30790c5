import type { MemberId } from '../../domain/id.ts'
import type { Repositories } from '../../ports/store.ts'

/** Whatever could lead to another certificate for him is over: begun acquisitions, codes, and the mails that hold them. */
export async function endAcquisitions(
  tx: Repositories,
  memberId: MemberId,
  now: Temporal.Instant,
): Promise<void> {
  await tx.acquisitions.endOf(memberId, now)
  await tx.pickupCodes.withdrawOf(memberId, now)
  await tx.outbox.eraseOfMember(memberId, ['pickup-code', 'pickup-letter'], now)
}
