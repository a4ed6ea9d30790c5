import type { DeskAct, DeskWish } from '../../domain/desk-act.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { partyOf } from '../member/report-loss.ts'

type Known = Omit<DeskAct, 'act'> & Pick<DeskAct, 'by' | 'holder'>

/** What the rules look at besides his life when the staff ask, as if another of them had agreed. */
export async function staffAsk(
  { addressChanges, contractStops }: Repositories,
  member: MemberRecord,
): Promise<(wish: DeskWish) => DeskAct> {
  const addressChangedAt = await addressChanges.lastChange(member.id, member.contract.id)
  const contractStoppedAt = await contractStops.stoppedAt(member.contract.id)
  const known: Known = {
    by: { kind: 'staff', approved: true },
    holder: partyOf(member),
    ...(addressChangedAt && { addressChangedAt }),
    ...(contractStoppedAt && { contractStoppedAt }),
  }
  return (wish) => ({ ...wish, ...known })
}
