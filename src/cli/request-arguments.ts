import { longestEvidence } from '../domain/approval.ts'
import { reissueReasons } from '../domain/desk-reason.ts'
import { type AuthorityRevocationReason, authorityRevocationReasons } from '../domain/issuing-authority.ts'
import { type SwitchName, switchNames } from '../domain/kill-switch.ts'
import { longestOperator, readOperator, readTerminalEvidence } from '../domain/terminal.ts'
import type { TerminalMemberWish, TerminalWords } from '../service/terminal/ask-at-terminal.ts'
import { at, given, json } from './common-flags.ts'
import { choice, needed, onOff, or, text } from './flag.ts'
import { readSwitch } from './switch-arguments.ts'
import { verb } from './verb.ts'

interface Where {
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  /** The slug. */
  institution: string
}

export interface RequestSwitchRelease extends Where {
  verb: 'request-switch-release'
  words: TerminalWords
  name: SwitchName
}

/** About whom: the id of a member, or with `contract` his log-on ID. */
export interface RequestMemberAct extends Where {
  verb: 'request-member-act'
  words: TerminalWords
  whom: string
  contract?: string
  wish: TerminalMemberWish
}

export interface RequestImport extends Where {
  verb: 'request-import'
  /** Absent: the dry run. */
  words?: TerminalWords
  path: string
  opens: 'at-once' | 'later'
}

export interface RequestCaSwitch extends Where {
  verb: 'request-ca-switch'
  words: TerminalWords
}

export interface RequestCaRevocation extends Where {
  verb: 'request-ca-revocation'
  words: TerminalWords
  ca: string
  reason: AuthorityRevocationReason
}

export type RequestCommand =
  | RequestSwitchRelease
  | RequestMemberAct
  | RequestImport
  | RequestCaSwitch
  | RequestCaRevocation

const operator = text('…', `your name, in 1 to ${longestOperator} characters: it stands beside the request`)
const evidence = text('…', `why, in 1 to ${longestEvidence} characters: it stands beside the request`)
const asks = { ...at, operator: needed(operator), evidence: needed(evidence), json }
const asksAbout = {
  ...asks,
  contract: text('1000200301', 'of the member, who is then named by his log-on ID'),
}
const member = { name: 'member', says: 'by his id, or with --contract by his log-on ID' }
const notYet =
  'It asks, and does nothing: one of the staff approves in the office, where he sees your name and why.'

export const requestVerbs = [
  verb({
    words: 'request switch-release',
    does: ['asks that something go on that was switched off', notYet],
    operand: { name: 'switch', says: 'what goes on', completes: switchNames },
    flags: asks,
    read: (values, name): RequestSwitchRelease => ({
      ...{ verb: 'request-switch-release', ...asked(values), name: readSwitch(name) },
    }),
  }),
  verb({
    words: 'request stop-release',
    does: ['asks that the stop of a member be released', notYet],
    operand: member,
    flags: asksAbout,
    read: (values, whom) => about(values, whom, { act: 'stop-release', whose: 'member' }),
  }),
  verb({
    words: 'request reissue',
    does: ['asks for the reissue of a member’s certificate', notYet],
    operand: member,
    flags: {
      reason: needed(choice(reissueReasons, 'why it is reissued')),
      pins: needed(choice(['kept', 'reset'], 'whether he keeps his PINs')),
      ...asksAbout,
    },
    read: ({ reason, pins, ...values }, whom) => about(values, whom, { act: 'reissue', reason, pins }),
  }),
  verb({
    words: 'request import',
    does: [
      'asks that the contracts and people of a file be brought in',
      'Every line is examined, and each fault is told.',
      notYet,
    ],
    operand: { name: 'file', says: 'a CSV file, as the office takes it', completes: 'files' },
    flags: {
      ...{ ...at, operator, evidence },
      opens: or(choice(['at-once', 'later'], 'when they can acquire certificates'), 'at-once'),
      'dry-run': onOff('only looks at the file', [false, true]),
      json,
    },
    read: ({ institution, demo, json: form, opens, 'dry-run': isDry, ...said }, path): RequestImport => ({
      ...{ verb: 'request-import', institution, demo, form, path, opens },
      ...(!isDry && { words: words(said) }),
    }),
  }),
  verb({
    words: 'request ca-switch',
    does: ['asks that the CA which is prepared issue from now on', notYet],
    flags: asks,
    read: (values): RequestCaSwitch => ({ verb: 'request-ca-switch', ...asked(values) }),
  }),
  verb({
    words: 'request ca-revocation',
    does: ['asks that an issuing CA be revoked, with every certificate that it has issued', notYet],
    operand: { name: 'ca', says: 'its id, as `warifu ca list` has it' },
    flags: { reason: needed(choice(authorityRevocationReasons, 'why it is revoked')), ...asks },
    read: ({ reason, ...values }, ca): RequestCaRevocation => ({
      ...{ verb: 'request-ca-revocation', ...asked(values), ca, reason },
    }),
  }),
] as const

interface Said {
  operator?: string | undefined
  evidence?: string | undefined
}

interface Asks extends Said {
  institution: string
  demo: Where['demo']
  json: Where['form']
}

const asked = ({ institution, demo, json: form, ...said }: Asks) => ({
  ...{ institution, demo, form },
  words: words(said),
})

function about(
  { contract, ...values }: Asks & { contract: string | undefined },
  whom: string,
  wish: TerminalMemberWish,
): RequestMemberAct {
  return {
    ...{ verb: 'request-member-act', ...asked(values), whom, wish },
    ...given('contract', contract),
  }
}

function words(said: Said): TerminalWords {
  const operator = readOperator(said.operator ?? '')
  if (operator === undefined)
    throw new Error(`--operator is needed: your name, in 1 to ${longestOperator} characters`)
  const evidence = readTerminalEvidence(said.evidence ?? '')
  if (evidence === undefined)
    throw new Error(`--evidence is needed: why, in 1 to ${longestEvidence} characters`)
  return { operator, evidence }
}
