import { listLetters } from '../../src/service/letter/list-letters.ts'
import { printLetters } from '../../src/service/letter/print-letters.ts'
import { type Trials, trial } from './trial.ts'

/** What the staff print. */
export const letterTrials: Trials = {
  'letter/list-letters.ts': {
    listLetters: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listLetters(ports, institution, staffSession),
    ),
  },
  'letter/print-letters.ts': {
    printLetters: trial(['staffSession', 'letterId'], ({ ports, institution }, { staffSession, letterId }) =>
      printLetters(ports, institution, staffSession, 'pickup-letter', [letterId]),
    ),
  },
}
