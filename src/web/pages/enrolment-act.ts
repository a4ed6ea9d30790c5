import { renewalWindowWords } from '../../words/renewal-window.ts'
import { acquisitionScreens, renewalScreens } from '../../words/screens.ts'
import type { Voice } from '../../words/voice.ts'
import type { Frame } from './shell.ts'

/** The two ways to a certificate that share the steps from consent to proof. */
export type EnrolmentAct = 'renewal' | 'acquisition'

/** The same step has its own code in each. */
export const screensOf = {
  renewal: renewalScreens,
  acquisition: acquisitionScreens,
} as const satisfies Record<EnrolmentAct, unknown>

export function windowFrame(act: EnrolmentAct, { language }: Voice): Frame {
  const words = renewalWindowWords[language]
  return { kind: 'window', title: act === 'renewal' ? words.window : words.acquisition }
}
