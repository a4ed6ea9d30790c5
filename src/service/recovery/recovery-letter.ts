import type { MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { decideRecoveryLetter } from '../../domain/recovery-letter.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { situationOf } from '../decision/situation-of.ts'
import { type By, byWhom } from '../desk/by.ts'
import { addPickupLetter } from '../member/entitle.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'

/**
 * A code on paper for whoever may come back after expiry and cannot be reached by mail: sealed until it is printed, worth
 * nothing once a newer one is made. He and his administrators are told that it comes. Staff ask for it; whoever calls
 * this has seen that they may.
 */
export async function writeRecoveryLetterIn(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<void> {
  const now = ports.clock.now()
  const { policy } = policyToday(institution.versions, now)
  const life = await tx.members.lockLife(memberId)
  const member = await tx.members.byId(memberId)
  if (life === undefined || member === undefined) throw new Refusal('not-found', 'there is no such member')
  const decided = decideRecoveryLetter(situationOf(institution, life, now))
  if (decided.answer === 'no') throw new Refusal(decided.code, 'no code on paper for him', decided.facts)
  await tx.pickupCodes.withdrawOf(memberId, now, 'letter')
  await tx.outbox.eraseOfMember(memberId, ['pickup-letter'], now)
  await addPickupLetter(ports, tx, institution, policy, member)
  await tellOfDesk(ports, tx, institution, member, { event: 'code-on-paper', ...byWhom(by, memberId) })
}
