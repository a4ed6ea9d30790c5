import * as z from 'zod/mini'
import { mailTemplates } from '../domain/mail-template.ts'

/** What the office application is told of a mail that nobody has got (service/office/preview-mail.ts). */

const mailTemplate = z.enum(mailTemplates)

const language = z.enum(['ja', 'en'])

const wish = { template: mailTemplate, language }

/** In an address: days are digits. */
export const mailQuery = z.strictObject({
  ...wish,
  days: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.transform(Number))),
})

export const testMailBody = z.strictObject({
  ...wish,
  days: z.optional(z.int().check(z.minimum(0), z.maximum(999))),
})

export const mailPreview = z.strictObject({
  subject: z.string(),
  /** The text part, folded as it is sent. */
  text: z.string(),
  /** Japanese where English was asked for and is switched off. */
  language,
  days: z.optional(z.int()),
  daysPossible: z.array(z.int()),
  state: z.enum(['sent', 'mails-off', 'acts-off', 'milestone-off', 'not-in-policy']),
  /** Whether a test mail can be sent, and where it would go. */
  test: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('possible'), to: z.string() }),
    z.strictObject({ kind: z.enum(['no-server', 'no-address', 'not-allowed']) }),
  ]),
})

export const testMailAnswer = z.strictObject({
  to: z.string(),
  answer: z.enum(['accepted', 'temporary', 'final', 'unreached', 'unknown']),
  /** What the server said. */
  reply: z.string(),
})
