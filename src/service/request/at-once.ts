import type { RevokeReason, StopReason } from '../../domain/desk-reason.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { By } from '../desk/by.ts'
import { atDesk } from '../desk/desk-case.ts'
import { revokeCertificateIn } from '../desk/revoke-certificate.ts'
import { stopContractIn } from '../desk/stop-contract.ts'
import { stopMemberIn } from '../desk/stop-member.ts'
import { holdSession } from '../office/hold-session.ts'
import { requireMay } from '../office/require-may.ts'
import { noSuchMember, requireMemberId } from '../office/require-member.ts'
import type { StaffSession } from '../office/staff-session.ts'

export type AtOnce =
  | { act: 'revoke'; reason: RevokeReason }
  | { act: 'stop'; whose: 'member' | 'contract'; reason: StopReason }

/** What one person of the staff does alone, because to wait for another would harm more. To undo it takes two. */
export async function actAtOnce(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  wish: AtOnce,
): Promise<void> {
  await requireMay(ports, institution, session, 'stop-at-once')
  const id = requireMemberId(memberId)
  const by: By = { kind: 'staff', staffId: session.person.id }
  await atDesk(ports, institution, async (tx: Repositories) => {
    await holdSession(tx, session)
    if (wish.act === 'revoke') return revokeCertificateIn(ports, tx, institution, by, id, wish)
    if (wish.whose === 'member') return stopMemberIn(ports, tx, institution, by, id, wish)
    const member = await tx.members.byId(id)
    if (member === undefined) throw noSuchMember()
    return stopContractIn(ports, tx, institution, by, member.contract.id, wish)
  })
}
