import { decideDesk } from '../../domain/desk.ts'
import { type NewPcProgress, newPcProgress } from '../../domain/new-pc-progress.ts'
import type { RefusalCode, RefusalFacts } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import { actorOf } from '../desk/by.ts'
import type { Session } from '../logon/session.ts'
import { partyOf } from '../member/report-loss.ts'

export interface OwnNewPc {
  progress: NewPcProgress
  /** Why none can be begun today: told before he types anything. */
  refused?: { code: RefusalCode; facts: RefusalFacts }
}

/** How far somebody is with a new PC of his own, and whether he may begin. */
export async function readOwnNewPc(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<OwnNewPc> {
  const { members, addressChanges, contractStops } = store.at(institution.id)
  const now = clock.now()
  const life = await members.life(member.id)
  const by = actorOf({ kind: 'member', memberId: member.id }, member)
  if (life === undefined || by === undefined) return { progress: { kind: 'none' } }
  const progress = newPcProgress(life, institution.versions, now)
  const addressChangedAt = await addressChanges.lastChange(member.id, member.contract.id)
  const contractStoppedAt = await contractStops.stoppedAt(member.contract.id)
  const act = {
    act: 'open-new-pc',
    by,
    holder: partyOf(member),
    ...(addressChangedAt && { addressChangedAt }),
    ...(contractStoppedAt && { contractStoppedAt }),
  } as const
  const answer = decideDesk(act, situationOf(institution, life, now))
  if (answer.answer === 'yes') return { progress }
  const { code, facts } = answer
  return { progress, refused: { code, facts } }
}
