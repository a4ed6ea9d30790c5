import { isSwitchName, type SwitchName, switchNames } from '../domain/kill-switch.ts'
import { at } from './common-flags.ts'
import { needed, text } from './flag.ts'
import { verb } from './verb.ts'

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

const inWords = (language: string) => needed(text('…', `the words in ${language} that customers will read`))

export const switchVerbs = [
  verb({
    words: 'switch state',
    does: ['what is switched off, since when and why'],
    flags: at,
    read: (given): SwitchState => ({ verb: 'switch-state', ...given }),
  }),
  verb({
    words: 'switch engage',
    does: ['switches it off at once', 'It is switched on again in the office alone, by two people.'],
    operand: { name: 'switch', says: 'what is switched off', completes: switchNames },
    flags: { ...at, ja: inWords('Japanese'), en: inWords('English') },
    read: ({ ja, en, ...rest }, name): SwitchEngage => ({
      ...{ verb: 'switch-engage', ...rest, words: { ja, en } },
      name: readSwitch(name),
    }),
  }),
] as const

export function readSwitch(name: string): SwitchName {
  if (isSwitchName(name)) return name
  throw new Error(`one of ${switchNames.join(', ')} is needed`)
}
