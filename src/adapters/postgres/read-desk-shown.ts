import * as z from 'zod'
import { reissueReasons } from '../../domain/desk-reason.ts'
import { switchNames } from '../../domain/kill-switch.ts'
import { staffRoles } from '../../domain/staff.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })
const language = z.enum(['ja', 'en'])
const contract = { contractNumber: z.string(), contractName: bilingual }
const person = {
  format: z.literal(1),
  memberId: z.string(),
  ...contract,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  stops: z.array(z.enum(['suspended', 'held', 'locked-by-administrator', 'loss-reported', 'ended'])),
  versions: z.record(z.string(), z.number().int()),
}
const ends = z.array(z.object({ certificateId: z.string(), stage: z.string(), expiryDate: z.string() }))
/** Of a request that was made before it stood in it, nothing is known. */
const code = z.array(z.enum(['mail', 'letter', 'counter'])).default([])
const roles = z.array(z.enum(staffRoles))

/** What was shown of requests of the staff's desk, as it was kept. */
export const deskShown = [
  z.object({
    ...person,
    act: z.literal('reissue'),
    reason: z.enum(reissueReasons),
    pins: z.enum(['kept', 'reset']),
    ends,
    code,
  }),
  z.object({ ...person, act: z.literal('address-change'), from: z.string(), to: z.string() }),
  z.object({ ...person, act: z.literal('removal'), ends }),
  z.object({ ...person, act: z.literal('recovery-letter'), expiryDate: z.string(), lastDay: z.string() }),
  z.object({ ...person, act: z.literal('est-secret'), entitlementId: z.string(), lastDay: z.string() }),
  z.discriminatedUnion('whose', [
    z.object({ ...person, act: z.literal('stop-release'), whose: z.literal('member') }),
    z.object({
      format: z.literal(1),
      act: z.literal('stop-release'),
      whose: z.literal('contract'),
      contractId: z.string(),
      ...contract,
      stoppedAt: z.string(),
    }),
  ]),
  z.object({
    format: z.literal(1),
    act: z.literal('administrator-adding'),
    contractId: z.string(),
    ...contract,
    loginId: z.string(),
    name: z.string(),
    language,
    mailAddress: z.string(),
    administrators: z.array(z.string()),
    code,
  }),
  z.object({
    format: z.literal(1),
    act: z.literal('switch-release'),
    name: z.enum(switchNames),
    since: z.string(),
    words: bilingual,
  }),
  z.object({
    format: z.literal(1),
    act: z.literal('staff-change'),
    change: z.enum(['add', 'roles', 'renew', 'disable']),
    staffId: z.string(),
    loginId: z.string(),
    name: z.string(),
    language,
    mailAddress: z.string(),
    before: roles,
    after: roles,
  }),
] as const
