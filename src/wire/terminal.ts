import * as z from 'zod'
import { authorityRevocationReasons } from '../domain/issuing-authority.ts'

/** What the verbs of the terminal print with `--json`, where the API has no shape for it (wire/api.ts). */

const instant = z.iso.datetime()
const date = z.iso.date()
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const count = z.int().min(0)

const authority = z.strictObject({
  id: z.uuid(),
  level: z.enum(['root', 'issuing', 'predecessor']),
  notAfter: instant,
  /** The one that signs new certificates. */
  issues: z.boolean(),
})

export const institutionShown = z.strictObject({
  slug: z.string(),
  name: bilingual,
  timeZone: z.string(),
  hosts: z.strictObject({ portal: z.url(), office: z.url(), api: z.url() }),
  authorities: z.array(authority),
  policy: z.strictObject({ version: count, effectiveFrom: date }),
  counts: z.strictObject({
    contracts: count,
    members: count,
    certificates: count,
    staff: count,
    noticesOwed: count,
  }),
})

export const institutionsShown = z.strictObject({ institutions: z.array(institutionShown) })

export const authoritiesShown = z.strictObject({
  authorities: z.array(
    z.strictObject({
      id: z.uuid(),
      level: z.enum(['root', 'issuing', 'predecessor']),
      state: z.enum(['trusted', 'prepared', 'issuing', 'relieved', 'retired', 'revoked', 'ended']),
      subject: z.string(),
      /** SHA-256 of its certificate, in hex. */
      fingerprint: z.string(),
      key: z.enum(['here', 'elsewhere']),
      notAfter: instant,
      issuesFrom: instant.optional(),
      revokedAt: instant.optional(),
      revokedFor: z.enum(authorityRevocationReasons).optional(),
      /** Certificates of it that are in use, and until when the last of them is good. */
      inUse: count,
      lastNotAfter: instant.optional(),
    }),
  ),
})
