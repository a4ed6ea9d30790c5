import * as z from 'zod'
import { branch, memberSummary } from './office.ts'

/** The campaign board and the figures of the institution (service/campaign/). Days are ISO dates. */

const count = z.int().min(0)
const date = z.iso.date()
const instant = z.iso.datetime()

/** Of any address of the campaign: both days or none. An empty branch asks for contracts without one. */
const spanQuery = { from: date.optional(), until: date.optional() }
const branchQuery = {
  branch: z
    .string()
    .regex(/^[0-9A-Za-z]{0,8}$/)
    .optional(),
}
export const campaignQuery = z.strictObject(spanQuery)
export const callListQuery = z.strictObject({
  ...spanQuery,
  ...branchQuery,
  after: z.string().min(1).max(200).optional(),
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
  remindable: z.strictObject(span).optional(),
})
/** GET /api/campaign/branches?from=…&until=… */
export const branchesAnswer = z.strictObject({
  ...span,
  branches: z.array(z.strictObject({ branch: branch.optional(), ...counts })),
})
/** GET /api/campaign/silent?from=…&until=…&branch=…&after=… */
export const callListAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      ...memberSummary.shape,
      branch: branch.optional(),
      expiryDate: date,
      hasAddress: z.boolean(),
      lastMail: z
        .strictObject({ at: instant, state: z.enum(['waiting', 'sent', 'failed', 'returned']) })
        .optional(),
    }),
  ),
  next: z.string().optional(),
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
  expiring: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d\d$/), isOver: z.boolean(), count })),
  days: count,
  takenIntoUse: z.array(z.strictObject({ day: date, acquired: count, renewed: count })),
  refused: z.array(z.strictObject({ kind: z.string(), code: z.string().optional(), count })),
  lockedDoors: z.array(z.strictObject({ door: z.string(), count })),
  notices: z.strictObject({ owed: count, waiting: count, failed: count, returned: count }),
})
