import { at, given, json, ofContract, operator, page } from './common-flags.ts'
import { type Flag, needed, parsed, text } from './flag.ts'
import { verb } from './verb.ts'

export interface Where {
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
  form: 'text' | 'json'
}

export interface Page {
  limit: number
  after?: string
}

/** By his id, or with `contract` by his log-on ID. */
export interface Whom {
  whom: string
  contract?: string
  operator: string
}

export interface ContractList extends Where, Page {
  verb: 'contract-list'
}

export interface ContractShow extends Where {
  verb: 'contract-show'
  number: string
}

export interface MemberList extends Where, Page {
  verb: 'member-list'
  contract: string
  operator: string
}

export interface MemberFind extends Where, Page {
  verb: 'member-find'
  text: string
  operator: string
}

export interface MemberShow extends Where, Whom {
  verb: 'member-show'
}

export interface CertificateList extends Where, Page {
  verb: 'certificate-list'
  from?: Temporal.PlainDate
  until?: Temporal.PlainDate
  operator: string
}

export interface CertificatesOf extends Where, Whom {
  verb: 'certificates-of'
}

export interface CertificateShow extends Where {
  verb: 'certificate-show'
  named: string
  operator: string
}

export interface NoticesList extends Where, Whom {
  verb: 'notices-list'
}

export const day = (says: string): Flag<Temporal.PlainDate | undefined> =>
  parsed('2027-03-31', says, (typed) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(typed)) throw new Error('a date is needed, as 2027-03-31')
    return Temporal.PlainDate.from(typed, { overflow: 'reject' })
  })

const member = { name: 'member', says: 'by his id, or with --contract by his log-on ID' }
const whom = { ...at, operator, contract: ofContract, json }

interface AboutOne {
  institution: string
  demo: Where['demo']
  operator: string
  contract: string | undefined
  json: Where['form']
}

const about = ({ json: form, contract, ...rest }: AboutOne, whom: string) => ({
  ...{ ...rest, form, whom },
  ...given('contract', contract),
})

export const paged = <T extends { json: Where['form']; after: string | undefined }>({
  json: form,
  after,
  ...rest
}: T) => ({
  ...{ ...rest, form },
  ...given('after', after),
})

const read = 'The audit trail keeps that it was looked at.'

export interface NoticesOwed extends Where {
  verb: 'notices-owed'
}

export const peopleVerbs = [
  verb({
    words: 'contract list',
    does: ['the contracts, in the order of their numbers'],
    flags: { ...at, ...page, json },
    read: (values): ContractList => ({ verb: 'contract-list', ...paged(values) }),
  }),
  verb({
    words: 'contract show',
    does: ['one contract'],
    operand: { name: 'number', says: 'its number' },
    flags: { ...at, json },
    read: ({ json: form, ...rest }, number): ContractShow => ({
      verb: 'contract-show',
      ...rest,
      form,
      number,
    }),
  }),
  verb({
    words: 'member list',
    does: ['the people of a contract who have not left, and where each stands', read],
    flags: { ...at, contract: needed(text('1000200301', 'whose people')), operator, ...page, json },
    read: (values): MemberList => ({ verb: 'member-list', ...paged(values) }),
  }),
  verb({
    words: 'member find',
    does: [
      'looks for people as the search of the office does',
      'By contract number, ID, name, company, mail address, or the serial number or fingerprint of a certificate.',
      read,
    ],
    operand: { name: 'text', says: 'what is looked for' },
    flags: { ...at, operator, ...page, json },
    read: (values, text): MemberFind => ({ verb: 'member-find', ...paged(values), text }),
  }),
  verb({
    words: 'member show',
    does: ['where somebody stands, what he may do now, and why not', read],
    operand: member,
    flags: whom,
    read: (values, name): MemberShow => ({ verb: 'member-show', ...about(values, name) }),
  }),
  verb({
    words: 'certificate list',
    does: ['certificates in use, by the day on which they expire', read],
    flags: {
      ...{ ...at, operator },
      from: day('the first day of expiry'),
      until: day('the last day of expiry'),
      ...{ ...page, json },
    },
    read: ({ from, until, ...rest }): CertificateList => ({
      ...{ verb: 'certificate-list', ...paged(rest) },
      ...given('from', from),
      ...given('until', until),
    }),
  }),
  verb({
    words: 'certificate of',
    does: ['all certificates that somebody has and had, and how each stands', read],
    operand: member,
    flags: whom,
    read: (values, name): CertificatesOf => ({ verb: 'certificates-of', ...about(values, name) }),
  }),
  verb({
    words: 'certificate show',
    does: ['one certificate: how it stands, when it is renewed, and what its holder may do', read],
    operand: { name: 'certificate', says: 'by its serial number, SHA-256 fingerprint, or id' },
    flags: { ...at, operator, json },
    read: ({ json: form, ...rest }, named): CertificateShow => ({
      verb: 'certificate-show',
      ...rest,
      form,
      named,
    }),
  }),
  verb({
    words: 'notices list',
    does: ['what somebody was told about his certificates, and whether it arrived', read],
    operand: member,
    flags: whom,
    read: (values, name): NoticesList => ({ verb: 'notices-list', ...about(values, name) }),
  }),
  verb({
    words: 'notices owed',
    does: ['how many notices wait to be written, how many mails to be sent, and what did not arrive'],
    flags: { ...at, json },
    read: ({ json: form, ...rest }): NoticesOwed => ({ verb: 'notices-owed', ...rest, form }),
  }),
] as const
