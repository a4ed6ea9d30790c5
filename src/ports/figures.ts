import type { Door } from '../domain/life.ts'

/** A refused act of the trail: `code` is the failure of a log-on, or the code of a refusal. */
export interface RefusedCount {
  kind: string
  code?: string
  count: number
}

/** What the institution looks at in the morning, counted when it is asked. No figure names anybody. */
export interface Figures {
  /** Certificates in use, by the day on which they expire. */
  expiring(
    from: Temporal.PlainDate,
    until: Temporal.PlainDate,
  ): Promise<{ day: Temporal.PlainDate; count: number }[]>
  /** Certificates that were used for the first time, by the day in `zone`. */
  takenIntoUse(
    since: Temporal.Instant,
    zone: string,
  ): Promise<{ day: Temporal.PlainDate; acquired: number; renewed: number }[]>
  /** What was refused since, the most frequent first. */
  refused(since: Temporal.Instant): Promise<RefusedCount[]>
  /** Doors that wrong entries have locked. */
  lockedDoors(): Promise<{ door: Door; count: number }[]>
}
