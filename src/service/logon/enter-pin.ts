import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import type { Session } from './session.ts'

type PinPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>

/** The second half of certificate + PIN. */
export async function enterPin(
  ports: PinPorts,
  institution: InstitutionRecord,
  session: Session,
  pin: string,
): Promise<void> {
  await requireRightPin(ports, institution, session, pin, (tx) =>
    tx.sessions.authenticate(session.record.id, ports.clock.now()),
  )
}

/** The try is taken before the PIN is compared. What a right one brings about is done in the transaction that keeps it. */
export async function requireRightPin(
  ports: PinPorts,
  institution: InstitutionRecord,
  { record: session, member }: Session,
  pin: string,
  whenRight: (tx: Repositories) => Promise<void> = async () => {},
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
      await whenRight(tx)
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
