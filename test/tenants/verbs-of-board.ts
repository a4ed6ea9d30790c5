import { listBoardMessages, readBoardMessage } from '../../src/service/office/board-messages.ts'
import { previewBoardMessage } from '../../src/service/office/preview-board-message.ts'
import { requestBoardMessage } from '../../src/service/office/request-board-message.ts'
import {
  previewBoardWithdrawal,
  requestBoardWithdrawal,
} from '../../src/service/office/request-board-withdrawal.ts'
import { boardDraftOf } from './board.ts'
import { type Trials, trial } from './trial.ts'

/** What stands on the board, who put it there, and who reads it. */
export const boardTrials: Trials = {
  'office/board-draft.ts': {
    requireMessage: 'judges what it is given',
  },
  'office/board-messages.ts': {
    listBoardMessages: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      listBoardMessages(ports, institution, staffSession, { state: 'current' }),
    ),
    readBoardMessage: trial(['staffSession', 'messageId'], ({ ports, institution }, things) =>
      readBoardMessage(ports, institution, things.staffSession, things.messageId),
    ),
    requireMessageId: 'reads a text',
    noSuchMessage: 'makes a refusal',
  },
  'office/preview-board-message.ts': {
    previewBoardMessage: trial(['staffSession'], ({ ports, institution }, { staffSession }) =>
      previewBoardMessage(ports, institution, staffSession, boardDraftOf(ports)),
    ),
  },
  'office/request-board-message.ts': {
    requestBoardMessage: trial(['makerSession'], async ({ ports, institution }, { makerSession }) => {
      const draft = boardDraftOf(ports)
      const { shownHash } = await previewBoardMessage(ports, institution, makerSession, draft)
      const wish = { shownHash, evidence: 'as the police asked' }
      return requestBoardMessage(ports, institution, makerSession, draft, wish)
    }),
  },
  'office/request-board-withdrawal.ts': {
    previewBoardWithdrawal: trial(['staffSession', 'messageId'], ({ ports, institution }, things) =>
      previewBoardWithdrawal(ports, institution, things.staffSession, things.messageId),
    ),
    requestBoardWithdrawal: trial(['makerSession', 'messageId'], async ({ ports, institution }, things) => {
      const { makerSession, messageId } = things
      const { shownHash } = await previewBoardWithdrawal(ports, institution, makerSession, messageId)
      const wish = { shownHash, evidence: 'it is over' }
      return requestBoardWithdrawal(ports, institution, makerSession, messageId, wish)
    }),
  },
}
