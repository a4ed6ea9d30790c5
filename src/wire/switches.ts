import * as z from 'zod/mini'
import { longestSwitchWords, switchNames } from '../domain/kill-switch.ts'

const name = z.enum(switchNames)

/** GET /api/switches: all of them, those that were never thrown too. */
export const switchesAnswer = z.array(
  z.strictObject({
    name,
    /** Absent while it is on. */
    off: z.optional(
      z.strictObject({
        since: z.iso.datetime(),
        words: z.strictObject({ ja: z.string(), en: z.string() }),
        /** Absent where it was done at the terminal. */
        engagedBy: z.optional(z.string()),
      }),
    ),
  }),
)

const words = z.string().check(z.maxLength(4 * longestSwitchWords))

/** POST /api/switches/engage → 204. What cannot be shown is refused with `switch-words-faulty`. */
export const engageBody = z.strictObject({ name, words: z.strictObject({ ja: words, en: words }) })
