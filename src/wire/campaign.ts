import * as z from 'zod/mini'
import { branch, memberSummary } from './office.ts'

/** The campaign board and the figures of the institution (service/campaign/). Days are ISO dates. */

const count = z.int().check(z.minimum(0))
const date = z.iso.date()
const instant = z.iso.datetime()

/** Of any address of the campaign: both days or none. An empty branch asks for contracts without one. */
const spanQuery = { from: z.optional(date), until: z.optional(date) }
const branchQuery = {
  branch: z.optional(z.string().check(z.regex(/^[0-9A-Za-z]{0,8}$/))),
}
export const campaignQuery = z.strictObject(spanQuery)
export const callListQuery = z.strictObject({
  ...spanQuery,
  ...branchQuery,
  after: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})
export const callListFileQuery = z.strictObject({
  ...spanQuery,
  ...branchQuery,
  language: z.enum(['ja', 'en']),
})
export const remindBody = z.strictObject({ from: date, until: date, ...branchQuery })

/** `ports/campaign.ts` says what each counts. */
const counts = {
  expiring: count,
  told: count,
  opened: count,
  silent: count,
  begun: count,
  issued: count,
  proved: count,
}
const span = { from: date, until: date }

/** GET /api/campaign?from=…&until=… */
export const campaignAnswer = z.strictObject({
  ...span,
  countedAt: instant,
  days: z.array(z.strictObject({ day: date, ...counts })),
  /** Of which days people can be reminded today. */
  remindable: z.optional(z.strictObject(span)),
})
/** GET /api/campaign/branches?from=…&until=… */
export const branchesAnswer = z.strictObject({
  ...span,
  branches: z.array(z.strictObject({ branch: z.optional(branch), ...counts })),
})
/** GET /api/campaign/silent?from=…&until=…&branch=…&after=… */
export const callListAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      ...memberSummary.shape,
      branch: z.optional(branch),
      expiryDate: date,
      hasAddress: z.boolean(),
      lastMail: z.optional(
        z.strictObject({ at: instant, state: z.enum(['waiting', 'sent', 'failed', 'returned']) }),
      ),
    }),
  ),
  next: z.optional(z.string()),
})
/** POST /api/campaign/reminders */
export const remindAnswer = z.strictObject({
  reminded: count,
  mailedToday: count,
  noAddress: count,
  stopped: count,
})

/** GET /api/figures */
export const figuresAnswer = z.strictObject({
  countedAt: instant,
  expiring: z.array(
    z.strictObject({ month: z.string().check(z.regex(/^\d{4}-\d\d$/)), isOver: z.boolean(), count }),
  ),
  days: count,
  takenIntoUse: z.array(z.strictObject({ day: date, acquired: count, renewed: count })),
  refused: z.array(z.strictObject({ kind: z.string(), code: z.optional(z.string()), count })),
  lockedDoors: z.array(z.strictObject({ door: z.string(), count })),
  notices: z.strictObject({ owed: count, waiting: count, failed: count, returned: count }),
})
