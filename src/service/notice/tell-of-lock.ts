import { isLockToldAlready } from '../../domain/door-tries.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { doorLockedMail, reportLockedMail } from '../../words/mail-door-locked.ts'
import { writeMail } from './write-mail.ts'

/** When a lock opens by itself, and since when there has been what is behind it. */
interface Opening {
  at: Temporal.Instant
  since: Temporal.Instant
}

/**
 * When wrong entries have locked one of his doors: to the registered address of whom it concerns, and to his
 * administrators where only the desk can open it.
 */
export async function tellOfLock(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  opens?: Opening,
): Promise<void> {
  const now = ports.clock.now()
  const { zone } = policyToday(institution.versions, now).policy
  const at = now.toZonedDateTimeISO(zone)
  if (opens === undefined) {
    const administrators = await tx.members.administratorsOf(member.contract.id)
    for (const recipient of [member, ...administrators.filter(({ id }) => id !== member.id)]) {
      const whose = recipient.id === member.id ? undefined : member.displayName
      await writeMail(ports, tx, institution, recipient, {
        kind: 'door-locked',
        compose: (frame) => doorLockedMail(frame, at, whose),
      })
    }
    return
  }
  const kind = 'report-door-locked'
  if (isLockToldAlready(await tx.outbox.lastOf(member.id, kind), opens.since)) return
  await writeMail(ports, tx, institution, member, {
    kind,
    compose: (frame) => reportLockedMail(frame, at, opens.at.toZonedDateTimeISO(zone)),
  })
}
