import type { Language } from '../domain/language.ts'
import type { MailAnswer } from '../domain/mail-answer.ts'

/** A mail as it goes out: what in it is ours to say. Boundaries, encodings and signatures are the adapter's. */
export interface Message {
  /** Of the institution whose keys sign it. */
  slug: string
  smime: 'on' | 'off'
  from: { name: string; address: string }
  to: string
  /** Where it comes back to. */
  envelopeFrom: string
  /** With its angle brackets. The same in every attempt. */
  messageId: string
  date: Temporal.Instant
  language: Language
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /** How many conversations there may be at once. */
  readonly connections: number
  /** Why nothing of this institution can be sent, where something is missing. */
  unready(slug: string, smime: Message['smime']): string | undefined
  /**
   * One conversation about one mail, within a time. Never throws for what a server says, or for one that says nothing.
   * `heard` records the answer: until it has, no other mail is ended.
   */
  send(message: Message, heard?: (answer: MailAnswer) => Promise<void>): Promise<MailAnswer>
  /** Lets conversations end, and says goodbye. */
  close(): Promise<void>
}
