import { type MemberId, parseId } from '../../domain/id.ts'
import { type UnlockShown, unlockShown } from '../../domain/unlock.ts'
import { openDoors } from './open-doors.ts'
import type { RequestKind } from './request-kind.ts'

/** A request to open what wrong entries have locked. */
export const unlocking: RequestKind<UnlockShown> = {
  async showAgain({ repositories: { approvals } }, { memberId }, way) {
    const id = parseId<MemberId>(memberId)
    const target = way === 'hold' ? await approvals.lockTarget(id) : await approvals.target(id)
    return target && unlockShown(target)
  },
  carryOut: openDoors,
}
