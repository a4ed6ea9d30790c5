import { engageAtTerminal, engageSwitch } from '../../src/service/switch/engage.ts'
import { readSwitches } from '../../src/service/switch/read-switches.ts'
import { releaseIn } from '../../src/service/switch/release.ts'
import { institutionOnly, type Trials, trial } from './trial.ts'

const wish = { name: 'reissue', words: { ja: '停止しています。', en: 'It is off.' } } as const

/** What staff switch off, and who puts it on again. */
export const switchTrials: Trials = {
  'switch/engage.ts': {
    engageSwitch: trial(['makerSession'], ({ ports, institution }, { makerSession }) =>
      engageSwitch(ports, institution, makerSession, wish),
    ),
    engageAtTerminal: institutionOnly(({ ports, institution }) => engageAtTerminal(ports, institution, wish)),
  },
  'switch/read-switches.ts': {
    readSwitches: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      readSwitches(ports, institution, staffSession),
    ),
  },
  'switch/release.ts': {
    releaseIn: trial(['approval', 'staffSession'], async (stage, { approval, staffSession }) => {
      await engageAtTerminal(stage.ports, stage.institution, wish)
      const shown = { name: wish.name, since: stage.ports.clock.now() }
      const by = staffSession.person.id
      return stage.within((tx) => releaseIn(stage.ports, tx, shown, { by, approvalId: approval.id }))
    }),
  },
}
