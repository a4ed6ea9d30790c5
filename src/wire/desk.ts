import * as z from 'zod/mini'
import { approvalKinds } from '../domain/approval-shown.ts'
import { reissueReasons, revokeReasons, stopReasons } from '../domain/desk-reason.ts'
import { staffRoles } from '../domain/staff.ts'
import { memberRequestShown, staffChangeShown, switchReleaseShown } from './desk-shown.ts'
import { evidence } from './evidence.ts'

const id = z.uuid()
const instant = z.iso.datetime()
const language = z.enum(['ja', 'en'])
const whose = z.enum(['member', 'contract'])
const shownHash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const said = { shownHash, evidence }
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** GET /api/members/:id/desk: what the staff's desk can do for him now. */
export const deskAnswer = z.strictObject({
  acts: z.array(
    z.strictObject({
      act: z.enum([
        'reissue',
        'recovery-letter',
        'est-secret',
        'address-change',
        'stop-release',
        'removal',
        'revoke',
        'stop',
      ]),
      answer: z.enum(['yes', 'no']),
      code: z.optional(z.string()),
      facts: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
    }),
  ),
  contract: z.strictObject({
    number: z.string(),
    name: z.strictObject({ ja: z.string(), en: z.string() }),
    administrators: z.int(),
    stoppedAt: z.optional(instant),
  }),
  open: z.array(z.strictObject({ id, act: z.enum(approvalKinds) })),
})

/** What another person must agree to. */
export const memberWish = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('reissue'),
    reason: z.enum(reissueReasons),
    pins: z.enum(['kept', 'reset']),
  }),
  z.strictObject({ act: z.literal('address-change'), to: line }),
  z.strictObject({ act: z.literal('stop-release'), whose }),
  z.strictObject({ act: z.literal('removal') }),
  z.strictObject({ act: z.literal('recovery-letter') }),
  z.strictObject({ act: z.literal('est-secret') }),
  z.strictObject({
    act: z.literal('administrator-adding'),
    loginId: line,
    name: line,
    mailAddress: line,
    language,
  }),
])

/** POST /api/members/:id/requests/preview: a wish → what would be asked for. */
export const memberPreview = z.strictObject({ shown: memberRequestShown, shownHash })
/** POST /api/members/:id/requests → { approvalId } */
export const memberRequest = z.strictObject({ wish: memberWish, ...said })

/** POST /api/members/:id/at-once → 204: what one person does alone. */
export const atOnceBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('revoke'), reason: z.enum(revokeReasons) }),
  z.strictObject({ act: z.literal('stop'), whose, reason: z.enum(stopReasons) }),
])

/** GET /api/switches/:switch/release, and POST there → { approvalId } */
export const switchReleasePreview = z.strictObject({ shown: switchReleaseShown, shownHash })
export const switchReleaseRequest = z.strictObject(said)

/** POST /api/approvals/:id/half (an empty object): half of an EST secret, once. */
export const estSecretHalf = z.strictObject({
  half: z.enum(['first', 'second']),
  text: z.string(),
  userName: id,
  expiresAt: instant,
})

/** GET /api/staff: everybody of the staff. */
export const staffAnswer = z.array(
  z.strictObject({
    id,
    loginId: z.string(),
    name: z.string(),
    roles: z.array(z.enum(staffRoles)),
    state: z.enum(['active', 'invited', 'disabled']),
    hasHalfForMe: z.boolean(),
    waiting: z.optional(id),
  }),
)

const roles = z.array(z.enum(staffRoles)).check(z.minLength(1))
export const staffWish = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('add'),
    /** Of the preview, when it is asked for. */
    staffId: z.optional(id),
    loginId: line,
    name: line,
    language,
    mailAddress: z.optional(line),
    roles,
  }),
  z.strictObject({ change: z.literal('roles'), staffId: id, roles }),
  z.strictObject({ change: z.literal('renew'), staffId: id }),
  z.strictObject({ change: z.literal('disable'), staffId: id }),
])

/** POST /api/staff/requests/preview: a wish → what would be asked for; POST /api/staff/requests → { approvalId } */
export const staffPreview = z.strictObject({ shown: staffChangeShown, shownHash })
export const staffRequest = z.strictObject({ wish: staffWish, ...said })

/** POST /api/staff/:id/code (an empty object): half of an activation code, once. */
export const codeHalf = z.strictObject({
  half: z.enum(['first', 'second']),
  text: z.string(),
  expiresAt: instant,
})
