import { boardMessageShown } from '../../domain/board-request.ts'
import type { ApprovalId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type BoardDraft, requireMessage } from './board-draft.ts'
import { makeRequest, type Wish } from './make-request.ts'
import type { StaffSession } from './staff-session.ts'

/** The maker's half. Nobody reads the message until another person approves; then its id is that of what was asked for. */
export async function requestBoardMessage(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  draft: BoardDraft,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  const subjectId = ports.random.uuid()
  return makeRequest(ports, institution, session, 'board-message', wish, async (tx) => {
    const message = await requireMessage(ports, tx, institution, draft)
    return { subjectId, shown: boardMessageShown(message) }
  })
}
