import type { ReportAct } from '../../domain/not-me.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { stoppedMail } from '../../words/mail-stopped.ts'
import { writeMail } from './write-mail.ts'

/** Somebody has stopped himself, or somebody else has done it in his name: he and all administrators are told. */
export async function tellOfStop(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  holder: MemberRecord,
  reason: ReportAct['reason'],
): Promise<void> {
  const now = ports.clock.now()
  const at = now.toZonedDateTimeISO(policyToday(institution.versions, now).policy.zone)
  const administrators = await tx.members.administratorsOf(holder.contract.id)
  for (const recipient of [holder, ...administrators.filter(({ id }) => id !== holder.id)]) {
    const isHolder = recipient.id === holder.id
    await writeMail(ports, tx, institution, recipient, {
      kind: 'loss-reported',
      compose: (frame) =>
        stoppedMail(frame, { reason, at, ...(!isHolder && { holder: holder.displayName }) }),
    })
  }
}
