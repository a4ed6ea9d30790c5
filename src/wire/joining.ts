import * as z from 'zod/mini'
import { largestFile } from '../domain/import-fault.ts'
import { evidence } from './evidence.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const count = z.int().check(z.minimum(0))
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const authority = z.strictObject({ id: z.uuid(), subject: z.string(), fingerprint: hash })

/** What a request to write a file is about, word for word what both people are shown. */
export const importShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('import'),
  what: z.enum(['people', 'certificates']),
  name: z.string(),
  sha256: hash,
  encoding: z.enum(['utf-8', 'shift_jis']),
  lines: count,
  contracts: count,
  administrators: count,
  users: count,
  opens: z.enum(['at-once', 'later']),
  issuer: z.array(authority),
  warnings: z.array(
    z.strictObject({ kind: z.enum(['no-mail-address', 'single-administrator', 'already-expired']), count }),
  ),
  first: z.array(z.array(z.string())),
})

/** The same of a request to register the CA in use before. */
export const predecessorShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('predecessor'),
  authorities: z.array(
    z.strictObject({
      subject: z.string(),
      issuer: z.string(),
      serialNumber: z.string(),
      fingerprint: hash,
      key: z.string(),
      notBefore: z.iso.datetime(),
      notAfter: z.iso.datetime(),
      pem: z.string(),
    }),
  ),
})

/** A third more than the file, in base64. */
export const largestImportBody = Math.ceil((largestFile * 4) / 3) + 64 * 1024

const name = z.string().check(z.minLength(1), z.maxLength(200))
const content = z.base64().check(z.maxLength(Math.ceil(largestFile / 3) * 4))

/** POST /api/imports/check: a file, and what it is brought for. */
export const importFile = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('people'), opens: z.enum(['at-once', 'later']), name, content }),
  z.strictObject({ what: z.literal('certificates'), issuerId: z.uuid(), name, content }),
])

/** POST /api/imports → { approvalId } */
export const importRequest = z.strictObject({ file: importFile, shownHash: hash, evidence })

export const importChecked = z.discriminatedUnion('isFaulty', [
  z.strictObject({ isFaulty: z.literal(false), shown: importShown, shownHash: hash }),
  z.strictObject({
    isFaulty: z.literal(true),
    lines: count,
    faults: z.array(
      z.strictObject({
        line: count,
        column: z.optional(z.string()),
        kind: z.string(),
        value: z.optional(z.string()),
        other: z.optional(count),
      }),
    ),
    count,
  }),
])

/** GET /api/imports */
export const importsAnswer = z.strictObject({
  authorities: z.array(authority),
  withoutLetters: count,
})

/** POST /api/imports/letters of {} */
export const lettersWritten = z.strictObject({ written: count, waiting: count })

/** POST /api/predecessors/preview → what would be asked for; POST /api/predecessors → { approvalId } */
export const predecessorWish = z.strictObject({ pem: z.string().check(z.minLength(1), z.maxLength(40_000)) })
export const predecessorPreview = z.strictObject({ shown: predecessorShown, shownHash: hash })
export const predecessorRequest = z.strictObject({ ...predecessorWish.shape, shownHash: hash, evidence })

/** GET /api/predecessors?after=… */
export const predecessorsAnswer = z.strictObject({
  authorities: z.array(
    z.strictObject({
      ...authority.shape,
      notAfter: z.iso.datetime(),
      left: count,
      renewing: count,
      expired: count,
      done: count,
      unseen: count,
    }),
  ),
  contracts: z.array(
    z.strictObject({
      contractId: z.uuid(),
      number: z.string(),
      name: bilingual,
      branch: z.optional(z.strictObject({ code: z.string(), name: z.string() })),
      left: count,
      expired: count,
      done: count,
      nextExpiry: z.optional(z.iso.date()),
    }),
  ),
  next: z.optional(z.string()),
  openApprovals: z.array(z.uuid()),
})
