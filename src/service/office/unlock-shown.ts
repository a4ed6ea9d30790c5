import { mayRequestUnlock } from '../../domain/approval.ts'
import { Refusal } from '../../domain/refusal.ts'
import { shownBytes, type UnlockShown, type UnlockTarget, unlockShown } from '../../domain/unlock.ts'
import type { Ports } from '../../ports/ports.ts'

export interface Shown {
  shown: UnlockShown
  /** SHA-256, lower-case hex. */
  shownHash: string
}

export function showUnlock({ crypto }: Pick<Ports, 'crypto'>, target: UnlockTarget): Shown {
  const shown = unlockShown(target)
  return { shown, shownHash: crypto.sha256(shownBytes(shown)).toHex() }
}

/** Refuses where there is nothing to ask for. */
export function requireUnlockable(target: UnlockTarget): void {
  const may = mayRequestUnlock(target)
  if (may === 'ended') throw new Refusal('member-stopped', 'the member has left', { stop: 'ended' })
  if (may === 'nothing-locked') throw new Refusal('nothing-to-unlock', 'no door is locked')
}
