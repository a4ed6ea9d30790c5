import { at, given, json } from './common-flags.ts'
import { count, needed } from './flag.ts'
import { day, type Where } from './people-arguments.ts'
import { verb } from './verb.ts'

export interface PolicyTemplate {
  verb: 'policy-template'
}

export interface PolicyList extends Where {
  verb: 'policy-list'
}

export interface PolicyShow extends Where {
  verb: 'policy-show'
  /** Absent: the one in force. */
  version?: number
}

export interface PolicyCheck extends Where {
  verb: 'policy-check'
  file: string
  from: Temporal.PlainDate
}

export const policyVerbs = [
  verb({
    words: 'policy template',
    does: [
      'prints a policy to begin with, as JSON',
      'The numbers are those of the manuals. Its help desk and the sender of its mails are to be filled in.',
    ],
    flags: {},
    read: (): PolicyTemplate => ({ verb: 'policy-template' }),
  }),
  verb({
    words: 'policy list',
    does: ['the versions of the policy, past, in force and coming, with what each has changed'],
    flags: { ...at, json },
    read: ({ json: form, ...rest }): PolicyList => ({ verb: 'policy-list', ...rest, form }),
  }),
  verb({
    words: 'policy show',
    does: [
      'what a version decides, in words',
      'With --json in the form of a policy file, from which another version can be made.',
    ],
    flags: { ...at, version: count('2', 'which one; the one in force', { least: 1, most: 100_000 }), json },
    read: ({ json: form, version, ...rest }): PolicyShow => ({
      ...{ verb: 'policy-show', ...rest, form },
      ...given('version', version),
    }),
  }),
  verb({
    words: 'policy check',
    does: [
      'whether the policy of a file could be the next version, and whom it would touch',
      'Nothing is kept: a version is made in the office, by two people.',
    ],
    operand: { name: 'file', says: 'JSON, as `policy show --json` prints it', completes: 'files' },
    flags: { ...at, from: needed(day('its first day')), json },
    read: ({ json: form, ...rest }, file): PolicyCheck => ({ verb: 'policy-check', ...rest, form, file }),
  }),
] as const
