import * as z from 'zod/mini'
import { boardMessageShown, boardText, boardWithdrawalShown } from './approval-shown.ts'
import { evidence } from './evidence.ts'

/** The board 「重要なお知らせ」 as the office writes it. Days are ISO dates of the institution's zone. */

const id = z.uuid()
const instant = z.iso.datetime()
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** More than the rules allow: what is too long is told as such. */
const text = z.string().check(z.maxLength(20_000))
const typed = z.strictObject({ ja: text, en: text })

/** A message as it was typed. */
export const boardDraft = z.strictObject({
  title: typed,
  body: typed,
  priority: z.enum(['important', 'normal']),
  audience: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('everyone') }),
    z.strictObject({ kind: z.literal('administrators') }),
    z.strictObject({ kind: z.literal('contract'), number: z.string().check(z.maxLength(64)) }),
  ]),
  from: z.iso.date(),
  until: z.iso.date(),
})

/** POST /api/board/preview (boardDraft): what would be asked for now, and how many people it is for. Nothing is kept. */
export const boardPreview = z.strictObject({
  shown: boardMessageShown,
  shownHash: hash,
  reach: z.int(),
})
/** POST /api/board → approvalMade */
export const boardRequest = z.strictObject({ draft: boardDraft, shownHash: hash, evidence })

const row = z.strictObject({
  id,
  ...boardText.shape,
  state: z.enum(['coming', 'current', 'over']),
  publishedAt: instant,
  withdrawnAt: z.optional(instant),
  approvalId: id,
  requestedBy: z.string(),
  approvedBy: z.string(),
  withdrawnBy: z.optional(z.strictObject({ requested: z.string(), approved: z.string() })),
  /** How many people have opened it. */
  readers: z.int(),
})
/** GET /api/board?state=current|coming|over&after=… */
export const boardMessages = z.strictObject({ messages: z.array(row), next: z.optional(z.string()) })
/** GET /api/board/:id; a request to take it away may wait. */
export const boardMessage = z.strictObject({ ...row.shape, openWithdrawals: z.array(id) })

/** GET /api/board/:id/withdrawal: what would be asked for now. Refused with `message-over` when it is over. */
export const withdrawalPreview = z.strictObject({ shown: boardWithdrawalShown, shownHash: hash })
/** POST /api/board/:id/withdrawal → approvalMade */
export const withdrawalRequest = z.strictObject({ shownHash: hash, evidence })
