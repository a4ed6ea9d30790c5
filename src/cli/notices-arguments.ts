import type { Language } from '../domain/language.ts'
import { at, given, json, languageOf } from './common-flags.ts'
import { or, text } from './flag.ts'
import { verb } from './verb.ts'

export interface NoticesExplain {
  verb: 'notices-explain'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  /** An id or a serial number; with `contract` a log-on ID. */
  whom: string
  contract?: string
  language: Language
  form: 'text' | 'json'
}

export const noticesVerbs = [
  verb({
    words: 'notices explain',
    does: [
      'why somebody did or did not get a mail',
      'Named by the serial number or id of a certificate, the id of a member, or with --contract by his log-on ID.',
    ],
    operand: { name: 'certificate|member', says: 'whose notices' },
    flags: {
      ...at,
      contract: text('1000200301', 'of the member, who is then named by his log-on ID'),
      language: or(languageOf('of what is printed'), 'en'),
      json,
    },
    read: ({ json, contract, ...rest }, whom): NoticesExplain => ({
      ...{ verb: 'notices-explain', whom, ...rest, form: json },
      ...given('contract', contract),
    }),
  }),
] as const
