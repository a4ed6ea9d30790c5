import PostalMime, { type Email } from 'postal-mime'
import type { ReturnedMail } from '../../domain/bounce.ts'
import type { MailReader } from '../../ports/mail-reader.ts'

/** A report with all of the mail that it returns is smaller by far: ours have no attachments. */
const largest = 1_048_576
const mostParts = 50

/** Whoever sends to our bounce address may write what he likes: nothing of it may throw, or take long. */
export const mailReader: MailReader = {
  async read(bytes) {
    if (bytes.length > largest) return undefined
    try {
      const email = await PostalMime.parse(bytes, {
        forceRfc822Attachments: true,
        attachmentEncoding: 'arraybuffer',
        maxNestingDepth: 20,
        maxHeadersSize: 65_536,
      })
      return { recipients: recipientsOf(email), parts: partsOf(email) }
    } catch {
      return undefined
    }
  },
}

/** Where a mail server writes for whom it was: the first of them are its own words, To is the sender's. */
const forWhom = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'])

function recipientsOf({ headers }: Email): string[] {
  return headers
    .filter(({ key }) => forWhom.has(key))
    .flatMap(({ value }) => value.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? [])
    .slice(0, mostParts)
}

function partsOf({ attachments }: Email): ReturnedMail['parts'] {
  return attachments.slice(0, mostParts).map(({ mimeType, content }) => ({
    type: mimeType.toLowerCase(),
    text: typeof content === 'string' ? content : new TextDecoder().decode(content),
  }))
}
