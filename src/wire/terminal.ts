import * as z from 'zod'

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
