import type { Life } from './life.ts'
import type { PolicyVersion } from './policy.ts'

/** What staff can switch off at once, each on its own (domain.md §5). */
export type Switches = Readonly<Record<'acquisition' | 'renewal' | 'reissue' | 'mails', 'on' | 'off'>>

export const allOn: Switches = { acquisition: 'on', renewal: 'on', reissue: 'on', mails: 'on' }

/** Everything that a rule looks at, read in one go. */
export interface Situation {
  life: Life
  /** Every announced version of the institution's policy. */
  versions: readonly PolicyVersion[]
  switches: Switches
  now: Temporal.Instant
}
