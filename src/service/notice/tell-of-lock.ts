import { isLockToldAlready } from '../../domain/door-tries.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { doorLockedMail, reportLockedMail } from '../../words/mail-door-locked.ts'
import { mailFrame } from './mail-frame.ts'
import { writeMail } from './write-mail.ts'

/** When a lock opens by itself, and since when there has been what is behind it. */
interface Opening {
  at: Temporal.Instant
  since: Temporal.Instant
}

/** To the registered address of whom it concerns, when wrong entries have locked one of his doors. */
export async function tellOfLock(
  ports: Pick<Ports, 'clock' | 'random'>,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  opens?: Opening,
): Promise<void> {
  const now = ports.clock.now()
  const { zone } = policyToday(institution.versions, now).policy
  const frame = mailFrame(institution, member, now)
  const at = now.toZonedDateTimeISO(zone)
  if (opens === undefined) {
    await writeMail(ports, tx, member, { kind: 'door-locked', mail: doorLockedMail(frame, at) })
    return
  }
  const kind = 'report-door-locked'
  if (isLockToldAlready(await tx.outbox.lastOf(member.id, kind), opens.since)) return
  const mail = reportLockedMail(frame, at, opens.at.toZonedDateTimeISO(zone))
  await writeMail(ports, tx, member, { kind, mail })
}
