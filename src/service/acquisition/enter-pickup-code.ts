import { Refusal } from '../../domain/refusal.ts'
import { proofOf } from '../../domain/second-proof.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { openAcquisition } from './open-acquisition.ts'
import { pickupCodeHash } from './pickup-code.ts'
import { readAcquisition } from './read-acquisition.ts'

/**
 * Takes a try from every usable code before comparing with any; a right entry gives the tries back. A code fits the
 * member and the entitlement that it was made for.
 */
export async function enterPickupCode(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  token: string | undefined,
  typed: string,
): Promise<void> {
  const { store, clock, crypto } = ports
  const view = await readAcquisition(ports, institution, token)
  const { acquisition, member, version, next, accepted } = view
  if (next === 'over') throw new Refusal('form-expired', 'this acquisition is over')
  if (next !== 'second-proof') return // shown before
  const now = clock.now()
  const { pickupCodes } = store.at(institution.id)
  const reserved = await pickupCodes.reserveTries(member.id, version.policy.pickup.tries, now)
  const hash = pickupCodeHash(ports, member.id, typed)
  const fitting = reserved.find(
    ({ codeHash, entitlementId, channel }) =>
      crypto.equal(codeHash, hash) &&
      entitlementId === acquisition.entitlementId &&
      accepted.includes(proofOf(channel)),
  )
  const about = byMember(member.id, now)
  if (fitting === undefined) {
    await store.transact(institution.id, (tx) => record(ports, tx, { ...about, kind: 'pickup-code-refused' }))
    const triesLeft = Math.max(0, ...reserved.map(({ tries }) => version.policy.pickup.tries - tries))
    if (triesLeft === 0) throw new Refusal('pickup-code-spent', 'no code can be tried any more')
    throw new Refusal('pickup-code-wrong', 'the code does not fit', { triesLeft })
  }
  if (fitting.issues > version.policy.pickup.repeats) {
    for (const { id } of reserved) await pickupCodes.giveBackTry(id)
    throw new Refusal('pickup-code-spent', 'this code was used as often as the policy allows')
  }
  await store.transact(institution.id, async (tx) => {
    for (const { id } of reserved) await tx.pickupCodes.giveBackTry(id)
    await openAcquisition(ports, tx, institution, view, { pickupCodeId: fitting.id })
    await record(ports, tx, { ...about, kind: 'pickup-code-accepted', facts: { code: fitting.id } })
  })
}
