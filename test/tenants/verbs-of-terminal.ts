import { prepareAuthority } from '../../src/service/ca/prepare-authority.ts'
import { engageAtTerminal } from '../../src/service/switch/engage.ts'
import {
  askForCaRevocation,
  askForCaSwitch,
  askForImport,
  askForMemberAct,
  askForSwitchRelease,
  tryFile,
} from '../../src/service/terminal/ask-at-terminal.ts'
import { fileOf } from './joining.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

const words = { operator: 'k.tanaka', evidence: 'ticket 4711' }
const off = { name: 'renewal', words: { ja: '停止しています。', en: 'It is off.' } } as const

/** What is asked for at the terminal. */
export const terminalTrials: Trials = {
  'terminal/ask-at-terminal.ts': {
    askForSwitchRelease: institutionOnly(async ({ ports, institution }) => {
      await engageAtTerminal(ports, institution, off)
      return askForSwitchRelease(ports, institution, words, 'renewal')
    }),
    askForCaSwitch: institutionOnly(async ({ ports, institution }) => {
      await prepareAuthority(ports, institution, { keyKind: 'P-256', years: 10 })
      return askForCaSwitch(ports, institution, words)
    }),
    askForCaRevocation: trial(['caId'], ({ ports, institution }, { caId }) =>
      askForCaRevocation(ports, institution, words, { ca: caId, reason: 'superseded' }),
    ),
    askForMemberAct: trial(['memberId'], ({ ports, institution }, { memberId }) =>
      askForMemberAct(ports, institution, words, memberId, { act: 'reissue', reason: 'loss', pins: 'kept' }),
    ),
    tryFile: institutionOnly(({ ports, institution }) => tryFile(ports, institution, fileOf('newcomer'))),
    askForImport: institutionOnly(({ ports, institution }) =>
      askForImport(ports, institution, words, fileOf('newcomer')),
    ),
  },
}
