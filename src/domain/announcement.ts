import { isAfter, isBefore } from './local-day.ts'
import type { Announcement, PolicyVersion } from './policy.ts'
import { policyOn } from './policy-version.ts'

export interface AnnouncedChange extends Announcement {
  version: number
  /** The first day of the new procedure. */
  begins: Temporal.PlainDate
}

/** Days after its beginning for which a change is still told: whoever comes once a week must not miss it. */
const toldAfterBeginning = 14

/** The changes that stand on the board today. One that was replaced before it began is told no more. */
export function announcedOn(
  versions: readonly PolicyVersion[],
  today: Temporal.PlainDate,
): AnnouncedChange[] {
  return versions.flatMap(({ version, effectiveFrom: begins, announcement }) => {
    if (announcement === undefined || policyOn(versions, begins).version !== version) return []
    const isTold =
      !isBefore(today, announcement.from) && !isAfter(today, begins.add({ days: toldAfterBeginning }))
    return isTold ? [{ ...announcement, version, begins }] : []
  })
}
