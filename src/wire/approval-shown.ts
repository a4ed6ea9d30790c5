import * as z from 'zod/mini'
import { apiClientShown } from './api-client.ts'
import { caRevocationShown, caSwitchShown } from './ca-shown.ts'
import { memberRequestShown, staffChangeShown, switchReleaseShown } from './desk-shown.ts'
import { importShown, predecessorShown } from './joining.ts'
import { policyVersionShown } from './policy.ts'
import { relyingPartyShown } from './relying-party.ts'
import { renewalPullShown } from './renewal-pulls.ts'
import { webhookShown } from './webhook.ts'

const id = z.uuid()
const instant = z.iso.datetime()
const date = z.iso.date()
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })

/** What a request is about, word for word what both people are shown; its hash is bound to the approval. */
export const unlockShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('unlock'),
  memberId: id,
  contractNumber: z.string(),
  contractName: bilingual,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  /** The locks that will be opened: doors locked by wrong entries, and since when. */
  doors: z.array(
    z.strictObject({
      door: z.enum(['acquisition', 'pickup', 'logon-pin', 'report', 'desk', 'help']),
      lockedAt: instant,
    }),
  ),
  versions: z.record(z.string(), z.int()),
})

const audience = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('administrators') }),
  z.strictObject({ kind: z.literal('contract'), contractId: id, number: z.string(), name: bilingual }),
])

/** A message on the board, as members read it. */
export const boardText = z.strictObject({
  title: bilingual,
  body: bilingual,
  priority: z.enum(['important', 'normal']),
  audience,
  /** First and last day. */
  from: date,
  until: date,
})

export const boardMessageShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('board-message'),
  message: boardText,
})

export const boardWithdrawalShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('board-withdrawal'),
  messageId: id,
  publishedAt: instant,
  message: boardText,
})

/** Of every kind of request: `act` tells which. */
export const approvalShown = z.discriminatedUnion('act', [
  unlockShown,
  importShown,
  predecessorShown,
  boardMessageShown,
  boardWithdrawalShown,
  policyVersionShown,
  memberRequestShown,
  switchReleaseShown,
  staffChangeShown,
  apiClientShown,
  caSwitchShown,
  caRevocationShown,
  webhookShown,
  renewalPullShown,
  relyingPartyShown,
])
