import * as z from 'zod'
import { authorityRevocationReasons } from '../../domain/issuing-authority.ts'

const ca = z.object({ id: z.string(), subject: z.string(), fingerprint: z.string(), notAfter: z.string() })

/** Of requests about our own CAs, as they were kept. */
export const caShown = [
  z.object({ format: z.literal(1), act: z.literal('ca-switch'), to: ca, from: z.array(ca) }),
  z.object({
    format: z.literal(1),
    act: z.literal('ca-revocation'),
    ca,
    reason: z.enum(authorityRevocationReasons),
    work: z.enum(['issuing', 'not-issuing']),
    next: z.array(ca),
  }),
] as const
