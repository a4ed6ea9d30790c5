import * as z from 'zod/mini'

/** What the office application is told of notices and their mails (service/office/read-notices.ts, read-notice-account.ts). */

const count = z.int().check(z.minimum(0))
const waiting = z.strictObject({ count, oldest: z.optional(z.iso.datetime()) })

export const noticesAnswer = z.strictObject({
  owed: waiting,
  /** Whether mails of time alone are written at this hour. */
  window: z.enum(['open', 'closed']),
  waiting,
  troubles: z.strictObject({ days: count, failed: count, returned: count }),
  server: z.enum(['set', 'none']),
})

/** The account is told in words, which the server has in the language asked for. */
export const noticeAccountQuery = z.strictObject({ language: z.enum(['ja', 'en']) })

export const noticeAccountAnswer = z.strictObject({
  hindrances: z.array(z.string()),
  subjects: z.array(
    z.strictObject({
      title: z.string(),
      notices: z.array(
        z.strictObject({ due: z.string(), milestone: z.string(), recipient: z.string(), state: z.string() }),
      ),
    }),
  ),
})
