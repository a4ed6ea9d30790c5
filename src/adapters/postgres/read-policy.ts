import * as z from 'zod'
import { defaultPolicy } from '../../domain/default-policy.ts'
import type { Policy } from '../../domain/policy.ts'

const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const count = z.int()

const wording = z.strictObject({
  self: z.enum(['当金庫', '当行', '当組合']),
  selfEn: z.string(),
  service: bilingual,
  logon: z.enum(['ログオン', 'ログイン']),
  administrator: bilingual,
  user: bilingual,
  administratorPin: bilingual,
  administratorConfirmationPin: bilingual,
  userPin: bilingual,
  userConfirmationPin: bilingual,
  helpDesk: z.strictObject({ name: bilingual, telephone: z.string(), hours: bilingual }),
})

const keyAlgorithm = z.enum(['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'])

const openingHours = z.strictObject({
  week: z.partialRecord(
    z.enum(['1', '2', '3', '4', '5', '6', '7']),
    z.strictObject({ from: z.string(), until: z.string() }),
  ),
  closedEachYear: z.array(z.string()),
  closedOnce: z.array(z.string()),
})

/** What the first release stored with every version. */
const first = {
  zone: z.string(),
  wording,
  logon: z.enum(['certificate+pin', 'certificate']),
  pin: z.strictObject({ minLength: count, maxLength: count, tries: count }),
  session: z.strictObject({ idleMinutes: count, absoluteHours: count }),
  acquisitionDays: count,
  acquisitionReminders: z.array(count),
  pickup: z.strictObject({
    channels: z.array(z.enum(['mail', 'letter', 'counter'])),
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
  renewalOpens: count,
  mailDays: z.array(count),
  mailAfterExpiry: z.boolean(),
  afterExpiry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('acquire'), days: count }),
    z.strictObject({ kind: z.literal('revoke-first'), days: count }),
    z.strictObject({ kind: z.literal('reissue') }),
  ]),
  proveDays: count,
  retirement: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('at-once') }),
    z.strictObject({ kind: z.literal('after'), days: count }),
  ]),
  freshActMinutes: count,
  key: z.strictObject({
    algorithm: keyAlgorithm,
    accepted: z.array(keyAlgorithm),
    media: z.array(z.enum(['file'])),
    protection: z.enum(['low', 'medium', 'high']),
  }),
  window: z.strictObject({
    storageChoice: z.boolean(),
    keyProtection: z.boolean(),
    consent: z.enum(['once', 'per-act']),
  }),
  openingHours,
}

/** What came later, each with `.default(…)` from default-policy.ts: versions are insert-only, and older ones lack it. */
const added = {
  notMeHours: count.default(defaultPolicy.notMeHours),
  reportLockMinutes: count.default(defaultPolicy.reportLockMinutes),
  keepDays: count.default(defaultPolicy.keepDays),
  office: z
    .strictObject({ tries: count, lockMinutes: count, activationHours: count, approvalHours: count })
    .default(defaultPolicy.office),
  notices: z
    .strictObject({
      mails: z.enum(['on', 'only-acts-and-codes', 'off']),
      off: z
        .array(z.enum(['not-acquired', 'before-expiry', 'after-expiry', 'grace-ends', 'unproved']))
        .readonly(),
      english: z.enum(['on', 'off']),
      graceDays: z.array(count).readonly(),
      unprovedDays: z.array(count).readonly(),
      window: z.strictObject({ from: z.string(), until: z.string(), openDaysOnly: z.boolean() }),
      from: z.strictObject({ name: bilingual, address: z.string() }),
      smime: z.enum(['on', 'off']),
      paragraph: bilingual,
      place: z.enum(['notice-page', 'board']),
    })
    .default(defaultPolicy.notices),
  desk: z
    .strictObject({
      administratorReissue: z.enum(['institution', 'other-administrator']),
      addressCoolOffHours: count,
      addressCodeHours: count,
      alarmDays: count,
      acquisitionsInARow: count,
      alarmedAtDoor: z.enum(['goes-on', 'is-held']).default('goes-on'),
      alarmedByReissue: z.enum(['goes-on', 'is-held']).default('goes-on'),
      newPc: z.enum(['beside-old', 'by-reissue']).default('beside-old'),
    })
    .default(defaultPolicy.desk),
  recovery: z
    .strictObject({
      secondProof: z.array(z.enum(['mail-code', 'letter-code', 'passkey'])),
      administrators: z.enum(['alone', 'with-colleague']),
      approvalHours: count,
    })
    .default({ ...defaultPolicy.recovery, secondProof: [...defaultPolicy.recovery.secondProof] }),
  est: z
    .strictObject({
      enroll: z.enum(['off', 'secret']),
      reenroll: z.enum(['off', 'own', 'all']),
      secretHours: count,
    })
    .default(defaultPolicy.est),
  status: z
    .strictObject({
      seenSeconds: count,
      backdateMinutes: count,
      listHours: count,
      listAheadHours: count,
      answerMinutes: count,
      answerAheadMinutes: count,
      responderDays: count,
      responderAheadDays: count,
    })
    .default(defaultPolicy.status),
}

const schema: z.ZodType<Policy> = z.strictObject({ ...first, ...added })

/**
 * A policy as a database has it. Its sense was looked at when it entered (service/institution/add-institution.ts); this
 * is its shape: what another program or a hand has written there must not be lived by.
 */
export function readPolicy(slug: string, version: number, stored: unknown): Policy {
  const parsed = schema.safeParse(stored)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`policy ${version} of ${slug} in the database cannot be read: ${faults.join('; ')}`)
}
