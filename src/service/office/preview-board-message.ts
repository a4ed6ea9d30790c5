import { type BoardMessageShown, boardMessageShown } from '../../domain/board-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from './bind-shown.ts'
import { type BoardDraft, requireMessage } from './board-draft.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** Word for word what would be asked for now, and how many people it is for. */
export async function previewBoardMessage(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  draft: BoardDraft,
): Promise<Bound<BoardMessageShown> & { reach: number }> {
  await requireMay(ports, institution, session, 'request-board-message')
  const repositories = ports.store.at(institution.id)
  const message = await requireMessage(ports, repositories, institution, draft)
  const reach = await repositories.board.reach(message.audience)
  return { ...bindShown(ports, boardMessageShown(message)), reach }
}
