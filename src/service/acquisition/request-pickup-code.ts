import { hinderedBySwitch } from '../../domain/hindrance.ts'
import { isLater } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import { readAcquisition } from './read-acquisition.ts'
import { sendPickupCode } from './send-pickup-code.ts'

export const pickupMailPause = Temporal.Duration.from({ seconds: 60 })

/** 「コードをメールで送る」: a fresh one by mail, at most once a minute. */
export async function requestPickupCode(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal'>,
  institution: InstitutionRecord,
  token: string | undefined,
): Promise<void> {
  const { acquisition, member, accepted, next } = await readAcquisition(ports, institution, token)
  if (next === 'over') throw new Refusal('form-expired', 'this acquisition is over')
  if (next !== 'second-proof') return // it was entered, and no other is wanted
  if (!accepted.includes('mail-code') || member.mailAddress === undefined) {
    throw new Refusal('not-found', 'codes are not sent by mail here')
  }
  await ports.store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(member.id)
    const now = ports.clock.now()
    // A code that nothing can be done with only asks for another call.
    const off = life && hinderedBySwitch('acquisition', situationOf(institution, life, now))
    if (off !== undefined) throw new Refusal(off.code, 'acquisition is switched off', off.facts)
    const last = await tx.outbox.lastOf(member.id, 'pickup-code')
    const soonest = last?.add(pickupMailPause)
    if (soonest !== undefined && isLater(soonest, now)) {
      throw new Refusal('pickup-mail-too-soon', 'a code was sent just now', { retryAt: soonest.toString() })
    }
    await sendPickupCode(ports, tx, institution, member, acquisition.entitlementId)
  })
}
