import * as z from 'zod/mini'
import { reissueReasons } from '../domain/desk-reason.ts'
import { switchNames } from '../domain/kill-switch.ts'
import { staffRoles } from '../domain/staff.ts'

const id = z.uuid()
const instant = z.iso.datetime()
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const language = z.enum(['ja', 'en'])
const format = z.literal(1)
const contract = { contractNumber: z.string(), contractName: bilingual }
const person = {
  format,
  memberId: id,
  ...contract,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  stops: z.array(z.enum(['suspended', 'held', 'locked-by-administrator', 'loss-reported', 'ended'])),
  versions: z.record(z.string(), z.int()),
}
const ends = z.array(z.strictObject({ certificateId: id, stage: z.string(), expiryDate: z.iso.date() }))
/** The ways by which the pickup code may reach the holder. */
const code = z.array(z.enum(['mail', 'letter', 'counter']))
const roles = z.array(z.enum(staffRoles))

const reissueShown = z.strictObject({
  ...person,
  act: z.literal('reissue'),
  reason: z.enum(reissueReasons),
  pins: z.enum(['kept', 'reset']),
  /** Certificates that are revoked by it. */
  ends,
  code,
})
const addressChangeShown = z.strictObject({
  ...person,
  act: z.literal('address-change'),
  from: z.string(),
  to: z.string(),
})
const removalShown = z.strictObject({ ...person, act: z.literal('removal'), ends })
const recoveryLetterShown = z.strictObject({
  ...person,
  act: z.literal('recovery-letter'),
  expiryDate: z.iso.date(),
  lastDay: z.iso.date(),
})
const estSecretShown = z.strictObject({
  ...person,
  act: z.literal('est-secret'),
  entitlementId: id,
  lastDay: z.iso.date(),
})
const stopReleaseShown = z.discriminatedUnion('whose', [
  z.strictObject({ ...person, act: z.literal('stop-release'), whose: z.literal('member') }),
  z.strictObject({
    format,
    act: z.literal('stop-release'),
    whose: z.literal('contract'),
    contractId: id,
    ...contract,
    stoppedAt: instant,
  }),
])
const administratorAddingShown = z.strictObject({
  format,
  act: z.literal('administrator-adding'),
  contractId: id,
  ...contract,
  loginId: z.string(),
  name: z.string(),
  language,
  mailAddress: z.string(),
  administrators: z.array(z.string()),
  code,
})

/** Of a person, or of a contract. */
export const memberRequestShown = z.discriminatedUnion('act', [
  reissueShown,
  addressChangeShown,
  removalShown,
  recoveryLetterShown,
  estSecretShown,
  stopReleaseShown,
  administratorAddingShown,
])

export const switchReleaseShown = z.strictObject({
  format,
  act: z.literal('switch-release'),
  name: z.enum(switchNames),
  since: instant,
  words: bilingual,
})

export const staffChangeShown = z.strictObject({
  format,
  act: z.literal('staff-change'),
  change: z.enum(['add', 'roles', 'renew', 'disable']),
  staffId: id,
  loginId: z.string(),
  name: z.string(),
  language,
  mailAddress: z.string(),
  before: roles,
  after: roles,
})
