import { isSwitchName, type SwitchName, switchNames } from '../domain/kill-switch.ts'
import { at, json } from './common-flags.ts'
import { needed, text } from './flag.ts'
import { verb } from './verb.ts'

export interface SwitchState {
  verb: 'switch-state'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  /** The slug. */
  institution: string
}

export interface SwitchEngage {
  verb: 'switch-engage'
  demo: 'demo' | 'production'
  form: 'text' | 'json'
  institution: string
  name: SwitchName
  words: { ja: string; en: string }
}

const inWords = (language: string) => needed(text('…', `the words in ${language} that customers will read`))

export const switchVerbs = [
  verb({
    words: 'switch state',
    does: ['what is switched off, since when and why'],
    flags: { ...at, json },
    read: ({ json: form, ...rest }): SwitchState => ({ verb: 'switch-state', ...rest, form }),
  }),
  verb({
    words: 'switch engage',
    does: ['switches it off at once', 'It is switched on again in the office alone, by two people.'],
    operand: { name: 'switch', says: 'what is switched off', completes: switchNames },
    flags: { ...at, ja: inWords('Japanese'), en: inWords('English'), json },
    read: ({ ja, en, json: form, ...rest }, name): SwitchEngage => ({
      ...{ verb: 'switch-engage', ...rest, form, words: { ja, en } },
      name: readSwitch(name),
    }),
  }),
] as const

export function readSwitch(name: string): SwitchName {
  if (isSwitchName(name)) return name
  throw new Error(`one of ${switchNames.join(', ')} is needed`)
}
