import * as z from 'zod/mini'
import type { PolicyDraft } from '../domain/policy-draft.ts'
import { policyFields } from '../domain/policy-fields.ts'
import { evidence } from './evidence.ts'

/** The office's pages about the policy. Days are ISO dates. */

const date = z.iso.date()
const bilingual = (most: number) =>
  z.strictObject({ ja: z.string().check(z.maxLength(most)), en: z.string().check(z.maxLength(most)) })
const said = bilingual(20_000)
const count = z.int().check(z.minimum(0), z.maximum(36_500))
const tally = z.int().check(z.minimum(0))
const dayList = z.readonly(z.array(count).check(z.maxLength(20)))
const time = z.string().check(z.regex(/^\d\d:\d\d$/))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const algorithm = z.enum(['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'])
const name = z.string().check(z.maxLength(200))
const called = bilingual(200)
const weekdays = z.enum(['1', '2', '3', '4', '5', '6', '7'])

const seldomChanged = {
  wording: z.strictObject({
    self: z.enum(['当金庫', '当行', '当組合']),
    selfEn: name,
    service: called,
    logon: z.enum(['ログオン', 'ログイン']),
    administrator: called,
    user: called,
    administratorPin: called,
    administratorConfirmationPin: called,
    userPin: called,
    userConfirmationPin: called,
  }),
  logon: z.enum(['certificate+pin', 'certificate']),
  pin: z.strictObject({ minLength: count, maxLength: count, tries: count }),
  session: z.strictObject({ idleMinutes: count, absoluteHours: count }),
  pickup: z.strictObject({
    channels: z.readonly(z.array(z.enum(['mail', 'letter', 'counter'])).check(z.maxLength(3))),
    mailMinutes: count,
    letterDays: count,
    tries: count,
    repeats: count,
  }),
  validity: z.union([
    z.strictObject({ years: count }),
    z.strictObject({ months: count }),
    z.strictObject({ days: count }),
  ]),
  validityFrom: z.enum(['acquisition', 'old-expiry']),
  notBeforeBackdateMinutes: count,
  expiryOnOpenDay: z.boolean(),
  retirement: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('at-once') }),
    z.strictObject({ kind: z.literal('after'), days: count }),
  ]),
  freshActMinutes: count,
  notMeHours: count,
  reportLockMinutes: count,
  keepDays: count,
  key: z.strictObject({
    algorithm,
    accepted: z.readonly(z.array(algorithm).check(z.maxLength(5))),
    media: z.readonly(z.array(z.enum(['file'])).check(z.maxLength(1))),
    protection: z.enum(['low', 'medium', 'high']),
  }),
  window: z.strictObject({
    storageChoice: z.boolean(),
    keyProtection: z.boolean(),
    consent: z.enum(['once', 'per-act']),
  }),
  openingHours: z.strictObject({
    week: z.partialRecord(weekdays, z.strictObject({ from: time, until: time })),
    closedEachYear: z.readonly(z.array(z.string().check(z.maxLength(10))).check(z.maxLength(100))),
    closedOnce: z.readonly(z.array(z.string().check(z.maxLength(10))).check(z.maxLength(1000))),
  }),
  office: z.strictObject({ tries: count, lockMinutes: count, activationHours: count, approvalHours: count }),
  desk: z.strictObject({
    administratorReissue: z.enum(['institution', 'other-administrator']),
    addressCoolOffHours: count,
    addressCodeHours: count,
    alarmDays: count,
    acquisitionsInARow: count,
    alarmedAtDoor: z.enum(['goes-on', 'is-held']),
    alarmedByReissue: z.enum(['goes-on', 'is-held']),
    newPc: z.enum(['beside-old', 'by-reissue']),
  }),
  recovery: z.strictObject({
    secondProof: z.readonly(z.array(z.enum(['mail-code', 'letter-code', 'passkey'])).check(z.maxLength(3))),
    administrators: z.enum(['alone', 'with-colleague']),
    approvalHours: count,
  }),
  est: z.strictObject({
    enroll: z.enum(['off', 'secret']),
    reenroll: z.enum(['off', 'own', 'all']),
    secretHours: count,
  }),
  status: z.strictObject({
    seenSeconds: count,
    backdateMinutes: count,
    listHours: count,
    listAheadHours: count,
    answerMinutes: count,
    answerAheadMinutes: count,
    responderDays: count,
    responderAheadDays: count,
  }),
}

/** `domain/policy-draft.ts`: what is decided in the office. Whether it fits together, the domain says. */
export const policyDraft = z.strictObject({
  ...seldomChanged,
  renewalOpens: count,
  mailDays: dayList,
  mailAfterExpiry: z.boolean(),
  proveDays: count,
  acquisitionDays: count,
  acquisitionReminders: dayList,
  afterExpiry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('acquire'), days: count }),
    z.strictObject({ kind: z.literal('revoke-first'), days: count }),
    z.strictObject({ kind: z.literal('reissue') }),
  ]),
  helpDesk: z.strictObject({
    name: bilingual(200),
    telephone: z.string().check(z.maxLength(200)),
    hours: bilingual(200),
  }),
  notices: z.strictObject({
    mails: z.enum(['on', 'only-acts-and-codes', 'off']),
    off: z.readonly(
      z
        .array(z.enum(['not-acquired', 'before-expiry', 'after-expiry', 'grace-ends', 'unproved']))
        .check(z.maxLength(5)),
    ),
    english: z.enum(['on', 'off']),
    graceDays: dayList,
    unprovedDays: dayList,
    window: z.strictObject({ from: time, until: time, openDaysOnly: z.boolean() }),
    paragraph: bilingual(2000),
    place: z.enum(['notice-page', 'board']),
    from: z.strictObject({ name: called, address: name }),
    smime: z.enum(['on', 'off']),
  }),
}) satisfies z.core.$ZodType<PolicyDraft>

const announcementWish = z.strictObject({ from: date, title: bilingual(400), body: bilingual(10_000) })

export const policyWish = z.strictObject({
  effectiveFrom: date,
  draft: policyDraft,
  announcement: z.optional(announcementWish),
})

const change = z.strictObject({ field: z.enum(policyFields), before: said, after: said })
const announcement = z.strictObject({ from: date, title: said, body: said })

export const policyVersionShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('policy-version'),
  version: z.int(),
  effectiveFrom: date,
  changes: z.array(change),
  announcement: z.array(announcement),
  policy: z.string(),
})

const holderDates = z.strictObject({
  renewalOpensOn: date,
  mailsOn: z.array(date),
  lastDay: z.optional(date),
})

/** GET /api/policy/reach/:approval: whom a version that was asked for touches, and how. */
export const versionReach = z.strictObject({
  reach: z.strictObject({
    expiring: tally,
    mailed: tally,
    renewable: tally,
    kept: tally,
    told: tally,
    waiting: tally,
  }),
  examples: z.array(
    z.strictObject({ expiryDate: date, count: tally, before: holderDates, after: holderDates }),
  ),
})

/** POST /api/policy/preview of a policyWish: the same of what would be asked for, word for word. */
export const versionPreview = z.strictObject({
  shown: policyVersionShown,
  shownHash: hash,
  ...versionReach.shape,
})

/** POST /api/policy/versions → { approvalId } */
export const policyRequest = z.strictObject({
  wish: policyWish,
  shownHash: hash,
  evidence,
})

/** GET /api/policy */
export const policyAnswer = z.strictObject({
  versions: z.array(
    z.strictObject({
      version: z.int(),
      effectiveFrom: date,
      state: z.enum(['past', 'in-force', 'coming', 'replaced']),
      addedAt: z.iso.datetime(),
      approvalId: z.optional(z.uuid()),
      announcement: z.optional(announcement),
      changes: z.array(change),
    }),
  ),
  draft: policyDraft,
  today: date,
  openApprovals: z.array(z.uuid()),
})
