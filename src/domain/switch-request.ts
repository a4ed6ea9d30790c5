import type { SwitchedOff, SwitchName } from './kill-switch.ts'
import type { Bilingual } from './language.ts'

/** Asks to let go on what was stopped for everybody. It dies when the switch is thrown anew, or gets other words. */
export type SwitchReleaseShown = Readonly<{
  format: 1
  act: 'switch-release'
  name: SwitchName
  since: string
  words: Readonly<Bilingual>
}>

export function switchReleaseShown({ name, since, words }: SwitchedOff): SwitchReleaseShown {
  const { ja, en } = words
  return { format: 1, act: 'switch-release', name, since: since.toString(), words: { ja, en } }
}

/** What a request is about has a UUID; a switch has its name alone. */
export const switchSubjects: Record<SwitchName, string> = {
  acquisition: '00000000-0000-8000-8000-000000000001',
  renewal: '00000000-0000-8000-8000-000000000002',
  reissue: '00000000-0000-8000-8000-000000000003',
  mails: '00000000-0000-8000-8000-000000000004',
}
