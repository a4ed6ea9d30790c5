import { hinderedByStop } from '../../domain/hindrance.ts'
import { isUuid } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RecoveryApproval } from '../../ports/recovery-records.ts'
import { byMember, record } from '../audit/record.ts'
import { confirmAct } from '../desk/confirm.ts'
import type { Session } from '../logon/session.ts'

export interface AskedRecovery extends RecoveryApproval {
  holder: MemberRecord
}

/** What other administrators of his contract ask of him; of a user nothing. */
export async function listAskedRecoveries(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<AskedRecovery[]> {
  const { recoveryApprovals, members } = store.at(institution.id)
  const asked = await recoveryApprovals.openFor(member.id, clock.now())
  const withHolder = await Promise.all(
    asked.map(async (one) => ({ ...one, holder: await members.byId(one.memberId) })),
  )
  return withHolder.flatMap(({ holder, ...one }) => (holder === undefined ? [] : [{ ...one, holder }]))
}

/**
 * Another administrator's yes or no, with his confirmation PIN. Nobody decides about himself, nor in another contract: for
 * him it is not there. The database holds the first too.
 */
export async function decideRecovery(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>,
  institution: InstitutionRecord,
  session: Session,
  acquisitionId: string,
  as: 'approved' | 'rejected',
  confirmationPin: string,
): Promise<void> {
  const { member } = session
  const find = async () => {
    const asked = await listAskedRecoveries(ports, institution, session)
    const found = isUuid(acquisitionId) && asked.find((one) => one.acquisitionId === acquisitionId)
    if (!found) throw new Refusal('not-found', 'nothing of this kind waits for him')
    return found
  }
  await find()
  await confirmAct(ports, institution, member.id, confirmationPin)
  const { memberId } = await find()
  await ports.store.transact(institution.id, async (tx) => {
    const at = ports.clock.now()
    const life = await tx.members.lockLife(member.id)
    const stopped = life && hinderedByStop(life.member) // since he was asked for his PIN
    if (stopped !== undefined)
      throw new Refusal(stopped.code, 'whoever is stopped vouches for nobody', stopped.facts)
    if (!(await tx.recoveryApprovals.decide(acquisitionId, as, member.id, at))) {
      throw new Refusal('not-found', 'it was decided just now')
    }
    const kind = as === 'approved' ? 'recovery-approved' : 'recovery-rejected'
    await record(ports, tx, { ...byMember(member.id, at), memberId, kind })
  })
}
