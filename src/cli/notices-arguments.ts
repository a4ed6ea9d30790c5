import { at, given, json, ofContract, operator } from './common-flags.ts'
import { verb } from './verb.ts'

export interface NoticesExplain {
  verb: 'notices-explain'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  /** An id or a serial number; with `contract` a log-on ID. */
  whom: string
  contract?: string
  operator: string
  form: 'text' | 'json'
}

export const noticesVerbs = [
  verb({
    words: 'notices explain',
    does: [
      'why somebody did or did not get a mail',
      'Named by the serial number or id of a certificate, the id of a member, or with --contract by his log-on ID.',
      'The audit trail keeps that it was looked at.',
    ],
    operand: { name: 'certificate|member', says: 'whose notices' },
    flags: { ...at, operator, contract: ofContract, json },
    read: ({ json, contract, ...rest }, whom): NoticesExplain => ({
      ...{ verb: 'notices-explain', whom, ...rest, form: json },
      ...given('contract', contract),
    }),
  }),
] as const
