import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { unlockedMail } from '../../words/mail-unlocked.ts'
import { record } from '../audit/record.ts'
import { mailFrame } from '../notice/mail-frame.ts'
import { writeMail } from '../notice/write-mail.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** The deed: the doors that were shown, with all their tries, and a mail to the holder. */
export async function openDoors(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  session: StaffSession,
  { id, memberId, shown }: ApprovalRecord,
): Promise<void> {
  const now = ports.clock.now()
  const doors = shown.doors.map(({ door }) => door)
  for (const door of doors) await tx.doors.clearTries(memberId, door)
  await record(ports, tx, {
    ...byStaff(session, now),
    kind: 'doors-unlocked',
    memberId,
    facts: { approval: id, doors: doors.join(' ') },
  })
  const member = await tx.members.byId(memberId)
  if (member === undefined) throw new Error(`member ${memberId} is gone`)
  const at = now.toZonedDateTimeISO(policyToday(institution.versions, now).policy.zone)
  const mail = unlockedMail(mailFrame(institution, member, now), { at, doors, role: member.role })
  await writeMail(ports, tx, member, { kind: 'doors-unlocked', mail })
}
