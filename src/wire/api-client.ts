import * as z from 'zod/mini'
import { longestClientName } from '../domain/api-client.ts'
import { apiScopes } from '../domain/api-scope.ts'
import { evidence } from './evidence.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const scopes = z.array(z.enum(apiScopes)).check(z.minLength(1), z.maxLength(apiScopes.length))

/** What a request to let a program in is about, word for word what both people are shown. */
export const apiClientShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('api-client'),
  clientId: z.uuid(),
  name: z.string(),
  way: z.enum(['mtls', 'private_key_jwt']),
  subject: z.string(),
  /** An instant, or empty for a bare key. */
  notAfter: z.string(),
  keyKind: z.string(),
  fingerprint: hash,
  scopes,
  pem: z.string(),
})

/** POST /api/api-clients/preview → what would be asked for; POST /api/api-clients → { approvalId } */
export const apiClientWish = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestClientName)),
  pem: z.string().check(z.minLength(1), z.maxLength(20_000)),
  scopes,
})
export const apiClientPreview = z.strictObject({ shown: apiClientShown, shownHash: hash })
export const apiClientRequest = z.strictObject({ ...apiClientWish.shape, shownHash: hash, evidence })

/** GET /api/api-clients */
export const apiClientsAnswer = z.strictObject({
  clients: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      way: z.enum(['mtls', 'private_key_jwt']),
      fingerprint: hash,
      scopes,
      addedAt: z.iso.datetime(),
      endedAt: z.optional(z.iso.datetime()),
    }),
  ),
  openApprovals: z.array(z.uuid()),
})
