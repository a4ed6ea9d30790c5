import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import type { Session } from './session.ts'

/** The second half of certificate + PIN. The try is taken before the PIN is compared. */
export async function enterPin(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>,
  institution: InstitutionRecord,
  { record: session, member }: Session,
  pin: string,
): Promise<void> {
  const { store, clock, pins } = ports
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  const { doors } = store.at(institution.id)
  const about = byMember(member.id, now)
  const tries = await doors.reserveTry(member.id, 'logon-pin', policy.pin.tries, now)
  if (tries === 'locked') {
    const facts = { triesLeft: 0 }
    await store.transact(institution.id, (tx) => record(ports, tx, { ...about, kind: 'pin-refused', facts }))
    throw new Refusal('door-locked', 'too many wrong PINs', { door: 'logon-pin' })
  }
  const fits = await pins.verify(pin, member.pinHash).catch(async (error: unknown) => {
    await doors.giveBackTry(member.id, 'logon-pin')
    throw error
  })
  if (fits) {
    await store.transact(institution.id, async (tx) => {
      await tx.doors.clearTries(member.id, 'logon-pin')
      await tx.sessions.authenticate(session.id, now)
      await record(ports, tx, { ...about, kind: 'pin-accepted', certificateId: session.certificateId })
    })
    return
  }
  const triesLeft = policy.pin.tries - tries
  await store.transact(institution.id, async (tx) => {
    await record(ports, tx, { ...about, kind: 'pin-refused', facts: { triesLeft } })
    if (triesLeft > 0) return
    await record(ports, tx, { ...about, kind: 'door-locked', facts: { door: 'logon-pin' } })
    await tx.sessions.end(session.id, 'pin-locked', now)
  })
  if (triesLeft === 0) throw new Refusal('door-locked', 'too many wrong PINs', { door: 'logon-pin' })
  throw new Refusal('pin-wrong', 'the PIN is wrong', { triesLeft })
}
