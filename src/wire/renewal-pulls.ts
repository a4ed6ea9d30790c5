import * as z from 'zod/mini'
import { longestSwitchWords } from '../domain/kill-switch.ts'
import { longestSpread } from '../domain/pull-request.ts'
import { evidence } from './evidence.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const keyAlgorithm = z.enum(['EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'])
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })

/** What a request for an early renewal is about, word for word what both people are shown. */
export const renewalPullShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('renewal-pull'),
  issuerId: z.string(),
  issuer: z.string(),
  keyAlgorithm: z.union([keyAlgorithm, z.literal('')]),
  issuedBefore: z.string(),
  spreadHours: z.int(),
  reason: bilingual,
  certificates: z.int(),
  early: z.int(),
  unreachable: z.int(),
})

const words = z.string().check(z.maxLength(4 * longestSwitchWords))

/** POST /api/renewal-pulls/preview → what would be asked for; POST /api/renewal-pulls → { approvalId } */
export const pullWish = z.strictObject({
  issuerId: z.union([z.uuid(), z.literal('')]),
  keyAlgorithm: z.union([keyAlgorithm, z.literal('')]),
  issuedBefore: z.union([z.iso.date(), z.literal('')]),
  spreadHours: z.int().check(z.gte(1), z.lte(longestSpread)),
  reason: z.strictObject({ ja: words, en: words }),
})
export const pullPreview = z.strictObject({ shown: renewalPullShown, shownHash: hash })
export const pullRequest = z.strictObject({ wish: pullWish, shownHash: hash, evidence })

/** GET /api/renewal-pulls, the newest first. */
export const pullsAnswer = z.strictObject({
  pulls: z.array(
    z.strictObject({
      number: z.int(),
      at: z.iso.datetime(),
      approvalId: z.uuid(),
      issuer: z.optional(z.string()),
      keyAlgorithm: z.optional(keyAlgorithm),
      issuedBefore: z.iso.datetime(),
      spreadHours: z.int(),
      reason: bilingual,
      toldAt: z.optional(z.iso.datetime()),
      withdrawnAt: z.optional(z.iso.datetime()),
      left: z.optional(z.int()),
    }),
  ),
  issuers: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  openApprovals: z.array(z.uuid()),
})
