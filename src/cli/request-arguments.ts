import { parseArgs } from 'node:util'
import { longestEvidence } from '../domain/approval.ts'
import { type ReissueReason, reissueReasons } from '../domain/desk-reason.ts'
import { isSwitchName, type SwitchName, switchNames } from '../domain/kill-switch.ts'
import { longestOperator, readOperator, readTerminalEvidence } from '../domain/terminal.ts'
import type { TerminalMemberWish, TerminalWords } from '../service/terminal/ask-at-terminal.ts'

interface Where {
  demo: 'demo' | 'production'
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

export type RequestCommand = RequestSwitchRelease | RequestMemberAct | RequestImport

interface Misuse {
  verb: 'misuse'
  why: string
}

export const requestUsage = `warifu request switch-release <${switchNames.join('|')}>
warifu request stop-release <member> [--contract 1000200301]
warifu request reissue <member> [--contract 1000200301] --reason ${reissueReasons.join('|')}
                 --pins kept|reset
warifu request import <file.csv> [--opens at-once|later] [--dry-run]
                 --institution a --operator "…" --evidence "…" [--demo]
                                asks for it, and does nothing: one of the staff approves in the office, where he sees
                                your name and why. A member is named by his id, or with --contract by his log-on ID.
                                A file with faults is told line by line; --dry-run only looks
`

export function isRequestCommand(command: { verb: string }): command is RequestCommand {
  return command.verb.startsWith('request-')
}

export function parseRequest([verb, ...args]: readonly string[]): RequestCommand | Misuse {
  const read = readers.get(verb ?? '')
  if (read === undefined) return misuse('warifu request', `there is no verb "${verb ?? ''}"`)
  try {
    return read(args)
  } catch (error) {
    return misuse(`warifu request ${verb}`, error instanceof Error ? error.message : String(error))
  }
}

const readers: ReadonlyMap<string, (args: string[]) => RequestCommand> = new Map<
  string,
  (args: string[]) => RequestCommand
>([
  ['switch-release', readSwitchRelease],
  ['stop-release', readStopRelease],
  ['reissue', readReissue],
  ['import', readImport],
])

function readSwitchRelease(args: string[]): RequestSwitchRelease {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: common })
  const [name = '', ...more] = positionals
  if (!isSwitchName(name) || more.length > 0) throw new Error(`one of ${switchNames.join(', ')} is needed`)
  return { verb: 'request-switch-release', ...where(values), words: words(values), name }
}

function readStopRelease(args: string[]): RequestMemberAct {
  const options = { ...common, contract: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  return about(values, positionals, { act: 'stop-release', whose: 'member' })
}

function readReissue(args: string[]): RequestMemberAct {
  const text = { type: 'string' } as const
  const options = { ...common, contract: text, reason: text, pins: text } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const { reason = '', pins = '' } = values
  if (!isReissueReason(reason)) throw new Error(`--reason is one of ${reissueReasons.join(', ')}`)
  if (pins !== 'kept' && pins !== 'reset') throw new Error('--pins is kept or reset')
  return about(values, positionals, { act: 'reissue', reason, pins })
}

function readImport(args: string[]): RequestImport {
  const options = { ...common, opens: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new Error('one file is needed')
  const { opens = 'at-once', 'dry-run': isDry } = values
  if (opens !== 'at-once' && opens !== 'later') throw new Error('--opens is at-once or later')
  const said = isDry === true ? {} : { words: words(values) }
  return { verb: 'request-import', ...where(values), ...said, path, opens }
}

const isReissueReason = (text: string): text is ReissueReason => reissueReasons.some((each) => each === text)

interface Values {
  institution?: string | undefined
  operator?: string | undefined
  evidence?: string | undefined
  contract?: string | undefined
  demo?: boolean | undefined
}

function about(values: Values, [whom, ...more]: string[], wish: TerminalMemberWish): RequestMemberAct {
  if (whom === undefined || more.length > 0) throw new Error('one member is needed')
  const { contract } = values
  const named = { whom, ...(contract !== undefined && { contract }) }
  return { verb: 'request-member-act', ...where(values), words: words(values), ...named, wish }
}

function where({ institution, demo }: Values): Where {
  if (institution === undefined) throw new Error('--institution is needed')
  return { institution, demo: demo === true ? 'demo' : 'production' }
}

function words(values: Values): TerminalWords {
  const operator = readOperator(values.operator ?? '')
  if (operator === undefined)
    throw new Error(`--operator is needed: your name, in 1 to ${longestOperator} characters`)
  const evidence = readTerminalEvidence(values.evidence ?? '')
  if (evidence === undefined)
    throw new Error(`--evidence is needed: why, in 1 to ${longestEvidence} characters`)
  return { operator, evidence }
}

const common = {
  institution: { type: 'string' },
  operator: { type: 'string' },
  evidence: { type: 'string' },
  demo: { type: 'boolean' },
} as const

const misuse = (what: string, why: string): Misuse => ({ verb: 'misuse', why: `${what}: ${why}` })
