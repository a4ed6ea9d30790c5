import { at, given, json, operator, page } from './common-flags.ts'
import { choice, type Flag, or, parsed, text } from './flag.ts'
import { type Page, paged, type Where } from './people-arguments.ts'
import { verb } from './verb.ts'

export interface AuditList extends Where, Page {
  verb: 'audit-list'
  kind?: string
  memberId?: string
  since?: Temporal.Instant
  before?: Temporal.Instant
  operator: string
}

export interface RequestsList extends Where, Page {
  verb: 'requests-list'
  state: 'open' | 'closed'
  operator: string
}

export interface RequestsShow extends Where {
  verb: 'requests-show'
  id: string
  operator: string
}

const moment = (says: string): Flag<Temporal.Instant | undefined> =>
  parsed('2027-03-31T00:00:00+09:00', says, (typed) => Temporal.Instant.from(typed))

export const listVerbs = [
  verb({
    words: 'audit list',
    does: [
      'the events of the audit trail, the newest first, and which of them are sealed',
      'They have ids and salted hashes, no names. With --member the trail keeps that somebody was looked at.',
    ],
    flags: {
      ...{ ...at, operator },
      kind: text('certificate-revoked', 'of this kind'),
      member: text('id', 'about this member'),
      since: moment('from this moment on'),
      before: moment('before this moment'),
      ...{ ...page, json },
    },
    read: ({ kind, member, since, before, ...rest }): AuditList => ({
      ...{ verb: 'audit-list', ...paged(rest) },
      ...given('kind', kind),
      ...given('memberId', member),
      ...given('since', since),
      ...given('before', before),
    }),
  }),
  verb({
    words: 'request list',
    does: ['what waits for somebody’s approval in the office, or what was decided'],
    flags: {
      ...{ ...at, operator },
      state: or(choice(['open', 'closed'], 'which of them (open)'), 'open'),
      ...{ ...page, json },
    },
    read: (values): RequestsList => ({ verb: 'requests-list', ...paged(values) }),
  }),
  verb({
    words: 'request show',
    does: ['one request: what is asked for, by whom and why, and what became of it'],
    operand: { name: 'request', says: 'its id, as it was printed when it was asked for' },
    flags: { ...at, operator, json },
    read: ({ json: form, ...rest }, id): RequestsShow => ({ verb: 'requests-show', ...rest, form, id }),
  }),
] as const
