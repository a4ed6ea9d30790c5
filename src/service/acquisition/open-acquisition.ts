import { policyToday } from '../../domain/policy-version.ts'
import { needsColleague } from '../../domain/second-proof.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { recoveryAskedMail } from '../../words/mail-recovery-asked.ts'
import { byMember, record } from '../audit/record.ts'
import { writeMail } from '../notice/write-mail.ts'
import type { AcquisitionView } from './read-acquisition.ts'

/** The second proof was right. Where another administrator has to say yes, they are asked, all of them, by mail. */
export async function openAcquisition(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  { acquisition, member, version, by }: AcquisitionView,
  proof: { pickupCodeId: string } | { passkeyId: Uint8Array },
): Promise<void> {
  const now = ports.clock.now()
  await tx.acquisitions.open(acquisition.id, proof, now)
  if (!needsColleague(version.policy, { role: member.role, by })) return
  const all = await tx.members.administratorsOf(member.contract.id)
  const others = all.filter(({ id, stops }) => id !== member.id && stops.length === 0)
  const expiresAt = now.add({ hours: version.policy.recovery.approvalHours })
  await tx.recoveryApprovals.ask({
    acquisitionId: acquisition.id,
    memberId: member.id,
    askedAt: now,
    expiresAt,
  })
  await record(ports, tx, { ...byMember(member.id, now), kind: 'recovery-approval-asked' })
  const { zone } = policyToday(institution.versions, now).policy
  const facts = {
    holder: member.displayName,
    at: now.toZonedDateTimeISO(zone),
    until: expiresAt.toZonedDateTimeISO(zone),
  }
  for (const other of others) {
    await writeMail(ports, tx, institution, other, {
      kind: 'recovery-asked',
      compose: (frame) => recoveryAskedMail(frame, facts),
    })
  }
}
