import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { doorLockedMail } from '../../words/mail-door-locked.ts'
import { mailFrame } from './mail-frame.ts'
import { writeMail } from './write-mail.ts'

/** To the registered address of whom it concerns, when wrong entries have locked one of his doors. */
export async function tellOfLock(
  ports: Pick<Ports, 'clock' | 'random'>,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
): Promise<void> {
  const now = ports.clock.now()
  const { zone } = policyToday(institution.versions, now).policy
  const mail = doorLockedMail(mailFrame(institution, member, now), now.toZonedDateTimeISO(zone))
  await writeMail(ports, tx, member, { kind: 'door-locked', mail })
}
