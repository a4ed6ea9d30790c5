import * as z from 'zod'

/** What was shown of an import, as it was kept. */
export const importShown = z.object({
  format: z.literal(1),
  act: z.literal('import'),
  what: z.enum(['people', 'certificates']),
  name: z.string(),
  sha256: z.string(),
  encoding: z.enum(['utf-8', 'shift_jis']),
  lines: z.int(),
  contracts: z.int(),
  administrators: z.int(),
  users: z.int(),
  opens: z.enum(['at-once', 'later']),
  issuer: z.array(z.object({ id: z.string(), subject: z.string(), fingerprint: z.string() })),
  warnings: z.array(
    z.object({
      kind: z.enum(['no-mail-address', 'single-administrator', 'already-expired']),
      count: z.int(),
    }),
  ),
  first: z.array(z.array(z.string())),
})

export const predecessorShown = z.object({
  format: z.literal(1),
  act: z.literal('predecessor'),
  authorities: z.array(
    z.object({
      subject: z.string(),
      issuer: z.string(),
      serialNumber: z.string(),
      fingerprint: z.string(),
      key: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
      pem: z.string(),
    }),
  ),
})
