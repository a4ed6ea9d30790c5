import { parseArgs } from 'node:util'
import { isSwitchName, type SwitchName, switchNames } from '../domain/kill-switch.ts'

export type SwitchCommand = SwitchState | SwitchEngage

export interface SwitchState {
  verb: 'switch-state'
  demo: 'demo' | 'production'
  /** The slug. */
  institution: string
}

export interface SwitchEngage {
  verb: 'switch-engage'
  demo: 'demo' | 'production'
  institution: string
  name: SwitchName
  words: { ja: string; en: string }
}

interface Misuse {
  verb: 'misuse'
  why: string
}

export const switchUsage = `warifu switch state --institution a [--demo]
                                what is switched off, since when and why
warifu switch engage <${switchNames.join('|')}> --institution a --ja "…" --en "…" [--demo]
                                switches it off at once, with the words that customers will read; it is switched on
                                again in the office alone, by two people
`

export function isSwitchCommand(command: { verb: string }): command is SwitchCommand {
  return command.verb === 'switch-state' || command.verb === 'switch-engage'
}

export function parseSwitch([verb, ...args]: readonly string[]): SwitchCommand | Misuse {
  if (verb !== 'state' && verb !== 'engage')
    return misuse('warifu switch', `there is no verb "${verb ?? ''}"`)
  try {
    return verb === 'state' ? readState(args) : readEngage(args)
  } catch (error) {
    return misuse(`warifu switch ${verb}`, error instanceof Error ? error.message : String(error))
  }
}

function readState(args: string[]): SwitchState {
  const { values } = parseArgs({ args, options: common })
  return { verb: 'switch-state', ...where(values) }
}

function readEngage(args: string[]): SwitchEngage {
  const options = { ...common, ja: { type: 'string' }, en: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const [name = '', ...more] = positionals
  if (!isSwitchName(name) || more.length > 0) throw new Error(`one of ${switchNames.join(', ')} is needed`)
  const { ja, en } = values
  if (ja === undefined || en === undefined) throw new Error('--ja and --en are needed')
  return { verb: 'switch-engage', ...where(values), name, words: { ja, en } }
}

function where({ institution, demo }: { institution?: string | undefined; demo?: boolean | undefined }) {
  if (institution === undefined) throw new Error('--institution is needed')
  return { institution, demo: demo === true ? ('demo' as const) : ('production' as const) }
}

const common = { institution: { type: 'string' }, demo: { type: 'boolean' } } as const

const misuse = (what: string, why: string): Misuse => ({ verb: 'misuse', why: `${what}: ${why}` })
