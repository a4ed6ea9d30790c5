import { type MemberId, parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { UnlockShown } from '../../domain/unlock.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { MailFrame } from '../../words/mail.ts'
import { unlockedMail } from '../../words/mail-unlocked.ts'
import { record } from '../audit/record.ts'
import { writeMail } from '../notice/write-mail.ts'
import type { RequestKind } from './request-kind.ts'
import { byStaff } from './require-may.ts'

/** The deed: the doors that were shown, with all their tries, and a mail to the holder. */
export async function openDoors(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  { institution, session, approvalId }: Parameters<RequestKind<UnlockShown>['carryOut']>[2],
  shown: UnlockShown,
): Promise<void> {
  const memberId = parseId<MemberId>(shown.memberId)
  const now = ports.clock.now()
  const doors = shown.doors.map(({ door }) => door)
  for (const door of doors) await tx.doors.clearTries(memberId, door)
  await record(ports, tx, {
    ...byStaff(session, now),
    kind: 'doors-unlocked',
    memberId,
    facts: { approval: approvalId, doors: doors.join(' ') },
  })
  const member = await tx.members.byId(memberId)
  if (member === undefined) throw new Error(`member ${memberId} is gone`)
  const at = now.toZonedDateTimeISO(policyToday(institution.versions, now).policy.zone)
  const compose = (frame: MailFrame) => unlockedMail(frame, { at, doors, role: member.role })
  await writeMail(ports, tx, institution, member, { kind: 'doors-unlocked', compose })
}
