import type { MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { isOnPaper } from '../../domain/second-proof.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { addPickupLetter } from './entitle.ts'
import { addPinLetter, makeTemporaryPins, type TemporaryPins } from './temporary-pins.ts'

type LetterPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'>

/** As many as a request has time for: each costs two hashes that are slow on purpose. */
const atOnce = 20

/**
 * Who came by file gets his temporary PINs when his letter is written, and with them the code for the certificate that he
 * may acquire, where the policy sends codes by letter. The first come first; each person in a transaction of his own, so
 * that it may be cut short anywhere. Answers with how many were written and how many people still wait.
 */
export async function writeLetters(
  ports: LetterPorts,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<{ written: number; waiting: number }> {
  await requireMay(ports, institution, session, 'write-letters')
  const { store } = ports
  const { joining } = store.at(institution.id)
  let written = 0
  for (const memberId of await joining.withoutPins(atOnce)) {
    const pins = await makeTemporaryPins(ports, institution)
    const isWritten = await store.transact(institution.id, (tx) =>
      writeLetter(ports, tx, institution, session, memberId, pins),
    )
    if (isWritten) written += 1
  }
  return { written, waiting: await joining.countWithoutPins() }
}

/** False when somebody else was first. */
async function writeLetter(
  ports: LetterPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: MemberId,
  pins: TemporaryPins,
): Promise<boolean> {
  await holdSession(tx, session)
  await tx.members.lockLife(memberId)
  const member = await tx.members.byId(memberId)
  if (member === undefined || member.pinHash !== undefined) return false
  const now = ports.clock.now()
  await tx.members.setPins(memberId, pins.pinHash, pins.confirmationPinHash, undefined)
  // Whoever has tried before could not be right.
  for (const door of ['logon-pin', 'acquisition'] as const) await tx.doors.clearTries(memberId, door)
  await addPinLetter(ports, tx, institution, member, pins)
  await record(ports, tx, { ...byStaff(session, now), kind: 'temporary-pins-made', memberId })
  const { policy } = policyToday(institution.versions, now)
  const open = await tx.entitlements.openOf(memberId)
  if (open !== undefined && isOnPaper(policy.pickup.channels)) {
    // A code that was printed before is worth nothing beside these: whoever printed it may print the PINs now.
    await tx.pickupCodes.withdrawOf(memberId, now, 'letter')
    await tx.outbox.eraseOfMember(memberId, ['pickup-letter'], now)
    await addPickupLetter(ports, tx, institution, policy, member, open.id)
  }
  return true
}
