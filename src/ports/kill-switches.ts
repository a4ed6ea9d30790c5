import type { ApprovalId, StaffId } from '../domain/id.ts'
import type { SwitchedOff, SwitchName } from '../domain/kill-switch.ts'
import type { Bilingual } from '../domain/language.ts'

/** With who put it off, whom only staff are told of; absent where it was done at the terminal. */
export interface EngagedSwitch extends SwitchedOff {
  engagedBy?: StaffId
}

export interface KillSwitches {
  /** In the order of their names. */
  engaged(): Promise<EngagedSwitch[]>
  /** As engaged, of one; and nobody else throws it until the transaction ends. */
  lock(name: SwitchName): Promise<EngagedSwitch | undefined>
  /** Off since then; one that was off before stays so and gets the new words. */
  engage(engaged: { name: SwitchName; words: Bilingual; at: Temporal.Instant; by?: StaffId }): Promise<void>
  /** False when it was on already. */
  release(name: SwitchName, approval: ApprovalId, at: Temporal.Instant): Promise<boolean>
}
