import type { MemberId } from '../../domain/id.ts'
import type { RenewalNotice } from '../../domain/notice-milestone.ts'
import { policyOn, zoneOf } from '../../domain/policy-version.ts'
import { renewalOpening } from '../../domain/renewal-opening.ts'
import { openedByPulls } from '../../domain/renewal-pull.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'

type Records = Pick<Repositories, 'notices'>

/** The generated notice was shown to its holder: the first time is kept, as that of a mail is. */
export async function keepShown(
  { notices }: Records,
  { versions }: Pick<InstitutionRecord, 'versions'>,
  holder: MemberId,
  { certificateId, expiryDate, pull }: RenewalNotice,
  at: Temporal.Instant,
): Promise<void> {
  const { version } = policyOn(versions, expiryDate)
  const dueOn = openedByPulls(renewalOpening(expiryDate, versions), pull && [pull], zoneOf(versions))
  await notices.showOnBoard({ certificateId, holder, dueOn, lastDay: expiryDate, policyVersion: version }, at)
}
