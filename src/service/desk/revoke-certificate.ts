import type { RevokeReason } from '../../domain/desk-reason.ts'
import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts, openCase, recordDeed } from './desk-case.ts'
import { endCertificates, endDoings, endRights } from './end-doings.ts'
import type { Done } from './lock-member.ts'

/**
 * 失効: every certificate of his that lives, and every right to another. `holder` comes back so that the page shows his
 * log-on ID, which is what people have forgotten when they come again (domain.md §5).
 */
export async function revokeCertificateIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  { reason }: { reason: RevokeReason },
): Promise<DeskAnswer<Done>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'revoke', reason })
  if (opened.answer === 'no') return opened
  const { holder, grant } = opened
  await endCertificates(ports, tx, opened, grant.ends)
  await recordDeed(ports, tx, opened, 'certificates-revoked', { reason, count: grant.ends.length })
  await endDoings(ports, tx, opened, 'certificate')
  await endRights(ports, tx, opened)
  await tellOfDesk(ports, tx, institution, holder, { event: 'revoked', ...byWhom(by, memberId) })
  return { answer: 'yes', holder }
}

export function revokeCertificate(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  input: { reason: RevokeReason },
): Promise<Done> {
  return atDesk(ports, institution, (tx) => revokeCertificateIn(ports, tx, institution, by, memberId, input))
}
