import * as z from 'zod/mini'
import { letterKinds, lettersAtOnce } from '../domain/letter.ts'

const id = z.uuid()
const instant = z.iso.datetime()
const kind = z.enum(letterKinds)

/** GET /api/letters: what waits to be printed, in two piles, and nothing of what stands in them. */
export const lettersAnswer = z.array(
  z.strictObject({
    kind,
    count: z.int(),
    letters: z.array(
      z.strictObject({
        id,
        memberId: id,
        name: z.string(),
        contractNumber: z.string(),
        contractName: z.strictObject({ ja: z.string(), en: z.string() }),
        role: z.enum(['administrator', 'user']),
        since: instant,
        until: instant,
        mayPrint: z.enum(['yes', 'printed-the-other']),
      }),
    ),
  }),
)

/** POST /api/letters/print: told once. Whoever loses this answer has lost the letters. */
export const printBody = z.strictObject({
  kind,
  letters: z.array(id).check(z.minLength(1), z.maxLength(lettersAtOnce)),
})
export const printAnswer = z.array(
  z.strictObject({
    language: z.enum(['ja', 'en']),
    institution: z.string(),
    reference: z.string(),
    company: z.string(),
    person: z.string(),
    date: z.string(),
    title: z.string(),
    opening: z.string(),
    facts: z.array(z.strictObject({ name: z.string(), value: z.string(), isSecret: z.boolean() })),
    paragraphs: z.array(z.string()),
    desk: z.strictObject({ name: z.string(), telephone: z.string(), hours: z.string() }),
  }),
)
