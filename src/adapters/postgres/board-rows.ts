import type { Selectable } from 'kysely'
import type { BoardAudience, BoardMessage, BoardTitle } from '../../domain/board-message.ts'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { BoardRow } from '../../ports/board.ts'
import type { Schema } from './schema.ts'

/** A message with the contract it is for, where it is for one. */
export interface BoardMessageRow extends Selectable<Schema['board_message']> {
  contract_number: string | null
  contract_name_ja: string | null
  contract_name_en: string | null
}

export type BoardTitleRow = Omit<BoardMessageRow, 'body_ja' | 'body_en'>

/** And who of the staff did what. */
export interface BoardOfficeRow extends BoardMessageRow {
  asker: string
  approver: string
  taker: string | null
  agreed: string | null
  readers: number
}

export function writeMessage(institution: InstitutionId, message: Omit<BoardMessage, 'withdrawnAt'>) {
  const { title, body, audience } = message
  return {
    institution_id: institution,
    message_id: message.id,
    title_ja: title.ja,
    title_en: title.en,
    body_ja: body.ja,
    body_en: body.en,
    priority: message.priority,
    audience: audience.kind,
    contract_id: audience.kind === 'contract' ? audience.contractId : null,
    shown_from: message.from,
    shown_until: message.until,
    approval_id: message.approvalId,
    published_at: message.publishedAt,
  }
}

export function readMessage(row: BoardMessageRow): BoardMessage {
  return { ...readTitle(row), body: { ja: row.body_ja, en: row.body_en } }
}

export function readTitle(row: BoardTitleRow): BoardTitle {
  return {
    id: parseId(row.message_id),
    title: { ja: row.title_ja, en: row.title_en },
    priority: row.priority,
    audience: audienceOf(row),
    from: row.shown_from,
    until: row.shown_until,
    approvalId: parseId(row.approval_id),
    publishedAt: row.published_at,
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  }
}

export function readOfficeRow(row: BoardOfficeRow): BoardRow {
  const { asker, approver, taker, agreed, readers } = row
  return {
    message: readMessage(row),
    requestedBy: asker,
    approvedBy: approver,
    ...(taker !== null && agreed !== null && { withdrawnBy: { requested: taker, approved: agreed } }),
    readers,
  }
}

function audienceOf(row: BoardTitleRow): BoardAudience {
  if (row.audience !== 'contract') return { kind: row.audience }
  const { contract_id, contract_number, contract_name_ja, contract_name_en } = row
  // A check and a foreign key say that they are there.
  if (!contract_id || !contract_number || !contract_name_ja || !contract_name_en)
    throw new Error(`message ${row.message_id} is for no contract`)
  const name = { ja: contract_name_ja, en: contract_name_en }
  return { kind: 'contract', contractId: parseId(contract_id), number: contract_number, name }
}
