import type { Language } from '../domain/language.ts'
import { isMailAddress } from '../domain/mail-address.ts'
import { at, demo, japanese, json } from './common-flags.ts'
import { choice, needed, or, parsed } from './flag.ts'
import { verb } from './verb.ts'

export interface MailTest {
  verb: 'mail-test'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  /** The slug. */
  institution: string
  address: string
  language: Language
}

export interface DkimMake {
  verb: 'dkim-make'
  form: 'text' | 'json'
  /** The slug. */
  institution: string
  selector: string
  kind: 'rsa' | 'ed25519'
}

export interface Bounce {
  verb: 'bounce'
  demo: 'demo' | 'production'
}

export const mailVerbs = [
  verb({
    words: 'mail test',
    does: ['sends one mail at once and prints what the server said'],
    operand: { name: 'address', says: 'to which it goes' },
    flags: { ...at, language: japanese('of the mail'), json },
    read({ json: form, ...given }, address): MailTest {
      if (!isMailAddress(address)) throw new Error(`"${address}" is not an address`)
      return { verb: 'mail-test', ...given, form, address }
    },
  }),
  verb({
    words: 'dkim make',
    does: ['makes a key to sign mails with, and prints its record for the DNS'],
    operand: { name: 'institution', says: 'whose mails are signed' },
    flags: {
      selector: needed(parsed('s2027', 'the name of the key in the DNS', readSelector)),
      kind: or(choice(['rsa', 'ed25519'], 'of the key; not every server can read ed25519'), 'rsa'),
      json,
    },
    read({ json: form, ...given }, institution): DkimMake {
      if (!/^[a-z][a-z0-9]{0,15}$/.test(institution)) throw new Error(`"${institution}" is no institution`)
      return { verb: 'dkim-make', institution, form, ...given }
    },
  }),
  verb({
    words: 'bounce',
    does: ['takes a mail that came back, on the standard input, from a mail server’s pipe'],
    flags: { demo },
    read: (given): Bounce => ({ verb: 'bounce', ...given }),
  }),
] as const

function readSelector(text: string): string {
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) return text
  throw new Error(`"${text}" is not a selector: small letters, digits and hyphens`)
}
