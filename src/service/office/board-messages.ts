import { type BoardMessage, type BoardState, boardState } from '../../domain/board-message.ts'
import { type BoardMessageId, readId } from '../../domain/id.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { BoardRow } from '../../ports/board.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { encodeListPlace, parseListPlace } from './cursor.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

type ReadPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export interface BoardMessageView extends BoardMessage, Omit<BoardRow, 'message'> {
  state: BoardState
  /** A request to take it away waits for another person. */
  openWithdrawals: string[]
}

export interface BoardMessagesPage {
  messages: Omit<BoardMessageView, 'openWithdrawals'>[]
  next?: string
}

const pageLength = 20

/** What stands on the board, will stand there, or has stood there; those last published first. */
export async function listBoardMessages(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  { state, after }: { state: BoardState; after?: string },
): Promise<BoardMessagesPage> {
  await requireMay(ports, institution, session, 'read-board')
  const { board } = ports.store.at(institution.id)
  const rows = await board.page(state, todayOf(ports, institution), pageLength + 1, parseListPlace(after))
  const messages = rows.slice(0, pageLength).map(({ message, ...row }) => ({ ...message, ...row, state }))
  const last = rows.length > pageLength ? messages.at(-1) : undefined
  return last === undefined
    ? { messages }
    : { messages, next: encodeListPlace({ at: last.publishedAt, id: last.id }) }
}

export async function readBoardMessage(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  messageId: string,
): Promise<BoardMessageView> {
  await requireMay(ports, institution, session, 'read-board')
  const { board, approvals } = ports.store.at(institution.id)
  const row = await board.row(requireMessageId(messageId))
  if (row === undefined) throw noSuchMessage()
  const { message, ...rest } = row
  const state = boardState(message, todayOf(ports, institution))
  const openWithdrawals = await approvals.openAbout('board-withdrawal', message.id)
  return { ...message, ...rest, state, openWithdrawals }
}

export function requireMessageId(text: string): BoardMessageId {
  const id = readId<BoardMessageId>(text)
  if (id === undefined) throw noSuchMessage()
  return id
}

export const noSuchMessage = () => new Refusal('not-found', 'there is no such message')

const todayOf = ({ clock }: Pick<Ports, 'clock'>, { versions }: InstitutionRecord) =>
  localDate(clock.now(), zoneOf(versions))
