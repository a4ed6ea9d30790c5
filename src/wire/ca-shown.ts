import * as z from 'zod/mini'
import { authorityRevocationReasons } from '../domain/issuing-authority.ts'

const ca = z.strictObject({
  id: z.uuid(),
  subject: z.string(),
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  notAfter: z.iso.datetime(),
})

/** What requests about our own CAs show, word for word. */
export const caSwitchShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('ca-switch'),
  to: ca,
  from: z.array(ca),
})

export const caRevocationShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('ca-revocation'),
  ca,
  reason: z.enum(authorityRevocationReasons),
  work: z.enum(['issuing', 'not-issuing']),
  next: z.array(ca),
})
