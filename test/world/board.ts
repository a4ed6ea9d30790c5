import { sql } from 'kysely'
import type { BoardDraft } from '../../src/service/office/board-draft.ts'
import { previewBoardMessage } from '../../src/service/office/preview-board-message.ts'
import { requestBoardMessage } from '../../src/service/office/request-board-message.ts'
import {
  previewBoardWithdrawal,
  requestBoardWithdrawal,
} from '../../src/service/office/request-board-withdrawal.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import type { World } from '../world.ts'
import type { Office } from './staff.ts'
import { approveByPassword } from './unlocking.ts'

/** What a bank would write after a wave of fraud, from the day on which these tests begin. */
export const warning: BoardDraft = {
  title: { ja: '不審なメールにご注意ください', en: 'Beware of strange mails' },
  body: {
    ja: '当金庫を名乗るメールが届いています。\n当金庫は、メールで暗証番号をお聞きしません。\n\n心当たりのないメールは開かないでください。',
    en: 'Mails in our name are about.\nWe never ask for a PIN by mail.\n\nDo not open mails that you do not expect.',
  },
  priority: 'important',
  audience: { kind: 'everyone' },
  from: '2026-11-22',
  until: '2026-12-31',
}

/** Somebody has asked to put a message onto the board. */
export async function askToPublish(
  world: World,
  session: StaffSession,
  draft: BoardDraft = warning,
  slug = 'a',
) {
  const { ports } = world
  const institution = world.institution(slug)
  const { shown, shownHash, reach } = await previewBoardMessage(ports, institution, session, draft)
  const wish = { shownHash, evidence: 'as the police asked' }
  const { approvalId } = await requestBoardMessage(ports, institution, session, draft, wish)
  return { approvalId, shown, shownHash, reach }
}

/** Kenji asks, and Yuko approves. */
export async function publish(world: World, { kenji, yuko }: Office, draft: BoardDraft = warning) {
  const { approvalId, shownHash } = await askToPublish(world, kenji.session, draft)
  await approveByPassword(world, yuko, approvalId, shownHash)
  const { rows } = await sql<{ message_id: string }>`
    select message_id from board_message where approval_id = ${approvalId}`.execute(world.database.db)
  const messageId = rows[0]?.message_id
  if (messageId === undefined) throw new Error('nothing was published')
  return { messageId, approvalId, shownHash }
}

/** Somebody has asked to take one off the board. */
export async function askToTakeAway(world: World, session: StaffSession, messageId: string) {
  const institution = world.institution()
  const { shownHash } = await previewBoardWithdrawal(world.ports, institution, session, messageId)
  const wish = { shownHash, evidence: 'it is over' }
  const { approvalId } = await requestBoardWithdrawal(world.ports, institution, session, messageId, wish)
  return { approvalId, shownHash }
}
