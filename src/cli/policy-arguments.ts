import { verb } from './verb.ts'

export interface PolicyTemplate {
  verb: 'policy-template'
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
] as const
