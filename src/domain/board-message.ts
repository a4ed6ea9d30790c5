import type { ApprovalId, BoardMessageId, ContractId } from './id.ts'
import type { Bilingual } from './language.ts'
import type { Role } from './life.ts'
import { isAfter, isBefore } from './local-day.ts'

/** `important` comes before the menu after a log-on until it is read. */
export type BoardPriority = 'important' | 'normal'

/** Whom a message is for. A contract is named as it was when the message was asked for. */
export type BoardAudience =
  | { kind: 'everyone' }
  | { kind: 'administrators' }
  | { kind: 'contract'; contractId: ContractId; number: string; name: Bilingual }

/** What the institution tells its customers on 「重要なお知らせ」: plain text, and nobody changes a word of it afterwards. */
export interface BoardText {
  title: Bilingual
  body: Bilingual
  priority: BoardPriority
  audience: BoardAudience
  /** First and last day on which it stands there, in the institution's zone. */
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

export interface BoardMessage extends BoardText {
  id: BoardMessageId
  /** The request by which it came. */
  approvalId: ApprovalId
  publishedAt: Temporal.Instant
  withdrawnAt?: Temporal.Instant
}

/** What a list of titles is made from: bodies are read when a message is opened, not at every log-on. */
export type BoardTitle = Omit<BoardMessage, 'body'>

/** The member before the board. */
export interface BoardReader {
  role: Role
  contractId: ContractId
}

/** Where its days lie, seen from today. What was withdrawn is over, whatever its days. */
export type BoardState = 'coming' | 'current' | 'over'

export function boardState(
  { from, until, withdrawnAt }: Pick<BoardMessage, 'from' | 'until' | 'withdrawnAt'>,
  today: Temporal.PlainDate,
): BoardState {
  if (withdrawnAt !== undefined || isAfter(today, until)) return 'over'
  return isBefore(today, from) ? 'coming' : 'current'
}

export function isFor(audience: BoardAudience, { role, contractId }: BoardReader): boolean {
  if (audience.kind === 'everyone') return true
  if (audience.kind === 'administrators') return role === 'administrator'
  return audience.contractId === contractId
}

/** Its paragraphs, each of one line or several. Blank lines part them. */
export function paragraphs(body: string): string[][] {
  return body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n'))
    .filter((lines) => lines.some((line) => line !== ''))
}
