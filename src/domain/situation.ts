import type { Switches } from './kill-switch.ts'
import type { Life } from './life.ts'
import type { PolicyVersion } from './policy.ts'

/** Everything that a rule looks at, read in one go. */
export interface Situation {
  life: Life
  /** Every announced version of the institution's policy. */
  versions: readonly PolicyVersion[]
  switches: Switches
  now: Temporal.Instant
}
