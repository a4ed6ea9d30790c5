import { boardState } from '../../domain/board-message.ts'
import { type BoardWithdrawalShown, boardWithdrawalShown } from '../../domain/board-request.ts'
import { type BoardMessageId, parseId } from '../../domain/id.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from './request-kind.ts'
import { byStaff } from './require-may.ts'

/** A request to take a message off the board before its last day. It dies when the message is over by itself. */
export const boardWithdrawing: RequestKind<BoardWithdrawalShown> = {
  async showAgain({ repositories: { board }, institution, now }, { messageId }, way) {
    const id = parseId<BoardMessageId>(messageId)
    const message = way === 'hold' ? await board.lock(id) : await board.byId(id)
    const today = localDate(now, zoneOf(institution.versions))
    if (message === undefined || boardState(message, today) === 'over') return undefined
    return boardWithdrawalShown(message)
  },
  async carryOut(ports, tx, { session, approvalId }, { messageId }) {
    const at = ports.clock.now()
    const id = parseId<BoardMessageId>(messageId)
    if (!(await tx.board.withdraw(id, approvalId, at))) throw new Error(`message ${id} was taken away before`)
    await record(ports, tx, {
      ...byStaff(session, at),
      kind: 'board-message-withdrawn',
      facts: { message: id, approval: approvalId },
    })
  },
}
