import type { BoardKey, BoardReading } from '../domain/board.ts'
import type { BoardAudience, BoardMessage, BoardState, BoardTitle } from '../domain/board-message.ts'
import type { ApprovalId, BoardMessageId, ContractId, MemberId } from '../domain/id.ts'
import type { ListPlace } from './staff-records.ts'

/** A message as the staff see it: with who did what, and how many have opened it. */
export interface BoardRow {
  message: BoardMessage
  requestedBy: string
  approvedBy: string
  withdrawnBy?: { requested: string; approved: string }
  /** How many members have opened it. */
  readers: number
}

/** 「重要なお知らせ」: what the institution has written, and who has read what. */
export interface BoardRecords {
  publish(message: Omit<BoardMessage, 'withdrawnAt'>): Promise<void>
  byId(id: BoardMessageId): Promise<BoardMessage | undefined>
  /** As byId, and nobody withdraws it until the transaction ends. */
  lock(id: BoardMessageId): Promise<BoardMessage | undefined>
  /** False when it was withdrawn before. */
  withdraw(id: BoardMessageId, by: ApprovalId, at: Temporal.Instant): Promise<boolean>
  /** What may stand that day on the boards of this contract's members, without the bodies; for whom of them, the rules say. */
  standing(contract: ContractId, today: Temporal.PlainDate): Promise<BoardTitle[]>
  /** What this member has been shown of these, and read. */
  readings(member: MemberId, keys: readonly BoardKey[]): Promise<BoardReading[]>
  /** He was shown the titles. The first time counts. */
  show(member: MemberId, keys: readonly BoardKey[], at: Temporal.Instant): Promise<void>
  /** He opened it. The first time counts. */
  read(member: MemberId, key: BoardKey, at: Temporal.Instant): Promise<void>
  /** For the staff, those last published first. */
  page(
    state: BoardState,
    today: Temporal.PlainDate,
    limit: number,
    after: ListPlace | undefined,
  ): Promise<BoardRow[]>
  /** As one of the page. */
  row(id: BoardMessageId): Promise<BoardRow | undefined>
  /** How many people it is for today: all who have not left. */
  reach(audience: BoardAudience): Promise<number>
}
