import type * as z from 'zod/mini'
import type { boardText } from '../../../wire/approval-shown.ts'
import {
  type boardDraft,
  boardMessage,
  boardMessages,
  boardPreview,
  type boardRequest,
  withdrawalPreview,
  type withdrawalRequest,
} from '../../../wire/board.ts'
import { approvalMade } from '../../../wire/office.ts'
import { ask, send, withQuery } from './ask.ts'

export type BoardText = z.infer<typeof boardText>
export type BoardDraft = z.infer<typeof boardDraft>
export type BoardPreview = z.infer<typeof boardPreview>
export type BoardMessage = z.infer<typeof boardMessage>
export type BoardRow = z.infer<typeof boardMessages>['messages'][number]
export type BoardState = BoardRow['state']

/** The board on the server, as the pages ask for it. */
export const board = {
  page: (state: BoardState, after?: string) => ask(boardMessages, withQuery('/api/board', { state, after })),
  message: (id: string) => ask(boardMessage, at(id)),
  preview: (draft: BoardDraft) => send(boardPreview, '/api/board/preview', draft),
  request: (body: z.input<typeof boardRequest>) => send(approvalMade, '/api/board', body),
  previewWithdrawal: (id: string) => ask(withdrawalPreview, `${at(id)}/withdrawal`),
  requestWithdrawal: (id: string, body: z.input<typeof withdrawalRequest>) =>
    send(approvalMade, `${at(id)}/withdrawal`, body),
}

const at = (id: string) => `/api/board/${encodeURIComponent(id)}`
