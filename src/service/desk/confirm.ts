import type { MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'

const door = 'desk'

/**
 * The confirmation PIN once more, before anything is done to somebody: whoever has found an open screen does not have it.
 * A try is taken and committed before the comparison. Wrong entries lock this door alone and are told; the log-on goes
 * on, and the staff open it again by two people.
 */
export async function confirmAct(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>,
  institution: InstitutionRecord,
  memberId: MemberId,
  confirmationPin: string,
): Promise<void> {
  const { store, clock, pins } = ports
  const now = clock.now()
  const { members, doors } = store.at(institution.id)
  const limit = policyToday(institution.versions, now).policy.pin.tries
  const about = byMember(memberId, now)
  const member = await members.byId(memberId)
  if (member === undefined) throw new Refusal('not-found', 'there is nobody who could confirm')
  const tries = await doors.reserveTry(memberId, door, limit, now)
  if (tries === 'locked') {
    const facts = { door, triesLeft: 0 }
    await store.transact(institution.id, (tx) => record(ports, tx, { ...about, kind: 'pin-refused', facts }))
    throw locked()
  }
  const fits = await pins
    .verify(confirmationPin, member.confirmationPinHash)
    .catch(async (error: unknown) => {
      await doors.giveBackTry(memberId, door)
      throw error
    })
  const triesLeft = limit - tries
  await store.transact(institution.id, async (tx) => {
    if (fits) {
      await tx.doors.clearTries(memberId, door)
      await record(ports, tx, { ...about, kind: 'desk-act-confirmed' })
      return
    }
    await record(ports, tx, { ...about, kind: 'pin-refused', facts: { door, triesLeft } })
    if (triesLeft > 0) return
    await record(ports, tx, { ...about, kind: 'door-locked', facts: { door } })
    await tellOfDesk(ports, tx, institution, member, { event: 'acts-locked', by: 'self' })
  })
  if (fits) return
  if (triesLeft === 0) throw locked()
  throw new Refusal('pin-wrong', 'the confirmation PIN is wrong', { door, triesLeft })
}

const locked = () => new Refusal('door-locked', 'too many wrong confirmation PINs', { door })
