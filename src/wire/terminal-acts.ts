import * as z from 'zod'
import { switchNames } from '../domain/kill-switch.ts'
import { staffRoles } from '../domain/staff.ts'

/** What the verbs of the terminal that do something, or look after the machine, print with `--json`. */

const instant = z.iso.datetime()
const bilingual = z.strictObject({ ja: z.string(), en: z.string() })
const count = z.int().min(0)

/** The code is told this once. */
export const staffActivated = z.strictObject({
  loginId: z.string(),
  activationCode: z.string(),
  expiresAt: instant,
  activateAt: z.url(),
})

export const staffTouched = z.strictObject({ loginId: z.string(), mailAddress: z.string().optional() })

export const staffListed = z.strictObject({
  institutions: z.array(
    z.strictObject({
      slug: z.string(),
      staff: z.array(
        z.strictObject({
          loginId: z.string(),
          name: z.string(),
          roles: z.array(z.enum(staffRoles)),
          state: z.enum(['disabled', 'activated', 'code-waits', 'code-run-out']),
          /** Since when, or for a code that waits, until when. */
          at: instant.optional(),
        }),
      ),
    }),
  ),
})

export const switchesShown = z.strictObject({
  switches: z.array(
    z.strictObject({
      name: z.enum(switchNames),
      state: z.enum(['on', 'off']),
      since: instant.optional(),
      words: bilingual.optional(),
    }),
  ),
})

export const institutionMade = z.strictObject({
  slug: z.string(),
  policyVersion: count,
  authority: z.enum(['made', 'later']),
  activateAt: z.url(),
})

export const authorityMade = z.strictObject({
  /** Absent where it was there. */
  root: z.strictObject({ id: z.uuid(), notAfter: instant }).optional(),
  issuing: z.strictObject({ id: z.uuid(), notAfter: instant, state: z.enum(['prepared', 'issuing']) }),
})

export const listBrought = z.strictObject({
  root: z.uuid(),
  number: z.string(),
  nextUpdate: instant,
  /** CAs of ours that it names, and that go on here. */
  revoked: z.array(z.uuid()),
})

export const requestAsked = z.strictObject({ request: z.uuid(), act: z.string(), expiresAt: instant })

export const importAsked = z.strictObject({
  lines: count,
  contracts: count,
  administrators: count,
  users: count,
  warnings: z.array(z.strictObject({ kind: z.string(), count })),
  /** Absent: the file was only looked at. */
  asked: requestAsked.optional(),
})

/** A file that has faults, each with its sentence. */
export const importFaulty = z.strictObject({
  code: z.literal('import-faulty'),
  faults: z.array(
    z.strictObject({ line: count, column: z.string().optional(), kind: z.string(), says: z.string() }),
  ),
})

const fault = z.strictObject({ file: z.string(), line: count, kind: z.enum(['torn', 'damaged']) })
const journals = { files: count, events: count, strange: count, faults: z.array(fault) }

export const journalShown = z.strictObject({
  ...journals,
  doors: z.enum(['open', 'closed']),
  lacking: z.array(z.strictObject({ institution: z.string(), events: count })),
})

export const journalReconciled = z.strictObject({
  ...journals,
  purpose: z.enum(['do', 'rehearse']),
  institutions: z.array(
    z.strictObject({
      institution: z.string(),
      forgotten: count,
      /** `do` says what; the rest is about what. */
      remedies: z.array(
        z.looseObject({ do: z.string(), outcome: z.enum(['done', 'was-so', 'not-here']), says: z.string() }),
      ),
    }),
  ),
  setAside: z.array(z.string()),
})

export const tablesMigrated = z.strictObject({ applied: z.array(z.string()) })
export const databaseCopied = z.strictObject({ rows: count, files: count })
export const databaseRestored = z.strictObject({ rows: count, at: instant })

export const mailTried = z.strictObject({
  outcome: z.string(),
  reply: z.string(),
  server: z.string().optional(),
})

export const dkimKeyMade = z.strictObject({ file: z.string(), name: z.string(), record: z.string() })
