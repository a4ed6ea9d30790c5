import { mayRequestUnlock } from '../../domain/approval.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type UnlockShown, type UnlockTarget, unlockShown } from '../../domain/unlock.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from './bind-shown.ts'

export function showUnlock(ports: Pick<Ports, 'crypto'>, target: UnlockTarget): Bound<UnlockShown> {
  return bindShown(ports, unlockShown(target))
}

/** Refuses where there is nothing to ask for. */
export function requireUnlockable(target: UnlockTarget): void {
  const may = mayRequestUnlock(target)
  if (may === 'ended') throw new Refusal('member-stopped', 'the member has left', { stop: 'ended' })
  if (may === 'nothing-locked') throw new Refusal('nothing-to-unlock', 'no door is locked')
}
