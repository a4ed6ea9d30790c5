import { acquisitionRight } from '../../domain/acquisition.ts'
import type { MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { acceptedProofs } from '../../domain/second-proof.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { situationOf } from '../decision/situation-of.ts'
import { addPickupLetter } from '../member/entitle.ts'

/**
 * A code on paper for whoever may come back after expiry and cannot be reached by mail: sealed until it is printed, worth
 * nothing once a newer one is made. Staff ask for it; whoever calls this has seen that they may.
 */
export async function writeRecoveryLetterIn(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
  tx: Repositories,
  institution: InstitutionRecord,
  memberId: MemberId,
): Promise<void> {
  const now = ports.clock.now()
  const { policy } = policyToday(institution.versions, now)
  const life = await tx.members.lockLife(memberId)
  const member = await tx.members.byId(memberId)
  if (life === undefined || member === undefined) throw new Refusal('not-found', 'there is no such member')
  const right = acquisitionRight(situationOf(institution, life, now))
  if (right.answer === 'no') throw new Refusal(right.code, 'he cannot come back by himself', right.facts)
  if (right.grant.by !== 'recovery' || !acceptedProofs(policy, 'recovery').includes('letter-code')) {
    throw new Refusal('nothing-to-acquire', 'no code on paper is wanted for him')
  }
  await tx.pickupCodes.withdrawOf(memberId, now, 'letter')
  await tx.outbox.eraseOfMember(memberId, ['pickup-letter'], now)
  await addPickupLetter(ports, tx, institution, policy, member)
}
