import * as z from 'zod'
import { apiScopes } from '../../domain/api-scope.ts'
import type { ApprovalShown } from '../../domain/approval-shown.ts'
import { policyFields } from '../../domain/policy-fields.ts'
import { webhookTypes } from '../../domain/webhook-event.ts'
import { caShown } from './read-ca-shown.ts'
import { deskShown } from './read-desk-shown.ts'
import { importShown, predecessorShown } from './read-joining-shown.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })

const unlock = z.object({
  format: z.literal(1),
  act: z.literal('unlock'),
  memberId: z.string(),
  contractNumber: z.string(),
  contractName: bilingual,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  doors: z.array(
    z.object({
      door: z.enum(['acquisition', 'pickup', 'logon-pin', 'report', 'desk', 'help']),
      lockedAt: z.string(),
    }),
  ),
  versions: z.record(z.string(), z.number().int()),
})

const boardText = z.object({
  title: bilingual,
  body: bilingual,
  priority: z.enum(['important', 'normal']),
  audience: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('administrators') }),
    z.object({ kind: z.literal('contract'), contractId: z.string(), number: z.string(), name: bilingual }),
  ]),
  from: z.string(),
  until: z.string(),
})

const boardMessage = z.object({
  format: z.literal(1),
  act: z.literal('board-message'),
  message: boardText,
})

const boardWithdrawal = z.object({
  format: z.literal(1),
  act: z.literal('board-withdrawal'),
  messageId: z.string(),
  publishedAt: z.string(),
  message: boardText,
})

const policyVersion = z.object({
  format: z.literal(1),
  act: z.literal('policy-version'),
  version: z.int(),
  effectiveFrom: z.string(),
  changes: z.array(z.object({ field: z.enum(policyFields), before: bilingual, after: bilingual })),
  announcement: z.array(z.object({ from: z.string(), title: bilingual, body: bilingual })),
  policy: z.string(),
})

const apiClient = z.object({
  format: z.literal(1),
  act: z.literal('api-client'),
  clientId: z.string(),
  name: z.string(),
  way: z.enum(['mtls', 'private_key_jwt']),
  subject: z.string(),
  notAfter: z.string(),
  keyKind: z.string(),
  fingerprint: z.string(),
  scopes: z.array(z.enum(apiScopes)),
  pem: z.string(),
})

const webhook = z.object({
  format: z.literal(1),
  act: z.literal('webhook'),
  name: z.string(),
  url: z.string(),
  types: z.array(z.enum(webhookTypes)),
})

const renewalPull = z.object({
  format: z.literal(1),
  act: z.literal('renewal-pull'),
  issuerId: z.string(),
  issuer: z.string(),
  keyAlgorithm: z.enum(['', 'EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096']),
  issuedBefore: z.string(),
  spreadHours: z.int(),
  reason: bilingual,
  certificates: z.int(),
  early: z.int(),
  unreachable: z.int(),
})

const relyingParty = z.object({
  format: z.literal(1),
  act: z.literal('relying-party'),
  clientId: z.string(),
  registration: z.enum(['new', 'changed']),
  name: bilingual,
  redirectUris: z.array(z.string()),
  postLogoutUris: z.array(z.string()),
  logoutUri: z.string(),
  loginUri: z.string(),
  keys: z.array(z.object({ fingerprint: z.string(), kind: z.string(), pem: z.string() })),
})

const shown = z.discriminatedUnion('act', [
  unlock,
  importShown,
  predecessorShown,
  boardMessage,
  boardWithdrawal,
  policyVersion,
  apiClient,
  relyingParty,
  webhook,
  renewalPull,
  ...deskShown,
  ...caShown,
]) satisfies z.ZodType<ApprovalShown>

/** What was shown of a request, as it was kept. */
export function readShown(kept: unknown): ApprovalShown {
  return shown.parse(kept)
}
