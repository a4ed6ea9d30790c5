import { type BoardMessage, boardState } from '../../domain/board-message.ts'
import { type BoardWithdrawalShown, boardWithdrawalShown } from '../../domain/board-request.ts'
import type { ApprovalId } from '../../domain/id.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from './bind-shown.ts'
import { noSuchMessage, requireMessageId } from './board-messages.ts'
import { makeRequest, type Wish } from './make-request.ts'
import { requireMay } from './require-may.ts'
import { settleApprovalsAbout } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Word for word what would be asked for now. */
export async function previewBoardWithdrawal(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  messageId: string,
): Promise<Bound<BoardWithdrawalShown>> {
  await requireMay(ports, institution, session, 'request-board-message')
  const message = await ports.store.at(institution.id).board.byId(requireMessageId(messageId))
  return bindShown(ports, boardWithdrawalShown(requireStanding(ports, institution, message)))
}

/** The maker's half: taking a warning away is as grave as giving one. It stands until another person approves. */
export async function requestBoardWithdrawal(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  messageId: string,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-board-message')
  const id = requireMessageId(messageId)
  await settleApprovalsAbout(ports, institution, 'board-withdrawal', id)
  return makeRequest(ports, institution, session, 'board-withdrawal', wish, async (tx) => {
    const message = requireStanding(ports, institution, await tx.board.lock(id))
    return { subjectId: id, shown: boardWithdrawalShown(message) }
  })
}

/** What is over needs nobody to take it away. */
function requireStanding(
  { clock }: Pick<Ports, 'clock'>,
  { versions }: InstitutionRecord,
  message: BoardMessage | undefined,
): BoardMessage {
  if (message === undefined) throw noSuchMessage()
  const today = localDate(clock.now(), zoneOf(versions))
  if (boardState(message, today) === 'over') throw new Refusal('message-over', 'the message is over')
  return message
}
