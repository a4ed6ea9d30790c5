import type { Board, BoardEntry, BoardKey } from '../../domain/board.ts'
import type { BoardMessage } from '../../domain/board-message.ts'
import type { RenewalNotice } from '../../domain/notice-milestone.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Session } from '../logon/session.ts'
import { keepShown } from './notice-on-board.ts'
import { readBoard } from './read-board.ts'

type BoardPorts = Pick<Ports, 'store' | 'clock'>

/** The board, shown: for each title it is kept when this person first saw it. */
export async function showBoard(
  ports: BoardPorts,
  institution: InstitutionRecord,
  session: Session,
): Promise<Board> {
  const board = await readBoard(ports, institution, session)
  const repositories = ports.store.at(institution.id)
  const now = ports.clock.now()
  const renewal = renewalOn(board)
  if (renewal !== undefined) await keepShown(repositories, institution, session.member.id, renewal, now)
  const titles = board.entries.filter((entry) => entry.kind !== 'renewal' && entry.state === 'unread')
  await repositories.board.show(session.member.id, keysOf(titles), now)
  return board
}

/** The generated notice itself, opened. That it was is kept, and does not end it: proving does. */
export async function openRenewalNotice(
  ports: BoardPorts,
  institution: InstitutionRecord,
  session: Session,
): Promise<{ board: Board; renewal: RenewalNotice } | undefined> {
  const board = await readBoard(ports, institution, session)
  const renewal = renewalOn(board)
  if (renewal === undefined) return undefined
  const repositories = ports.store.at(institution.id)
  const now = ports.clock.now()
  await keepShown(repositories, institution, session.member.id, renewal, now)
  await repositories.notices.readOnBoard(renewal.certificateId, session.member.id, now)
  return { board, renewal }
}

/** Anything else on the board, opened: from now on it is read. What stands there for others is not there. */
export async function openOnBoard<Kind extends BoardKey['kind']>(
  ports: BoardPorts,
  institution: InstitutionRecord,
  session: Session,
  kind: Kind,
  subject: string,
): Promise<Extract<BoardEntry, { kind: Kind }>> {
  const { entries } = await readBoard(ports, institution, session)
  const isAsked = (entry: BoardEntry): entry is Extract<BoardEntry, { kind: Kind }> =>
    entry.kind === kind && 'subject' in entry && entry.subject === subject
  const entry = entries.find(isAsked)
  if (entry === undefined) throw new Refusal('message-gone', 'it does not stand on this board')
  const { board } = ports.store.at(institution.id)
  await board.read(session.member.id, { kind, subject }, ports.clock.now())
  return entry
}

/** A message of the institution, opened: its words are read now. */
export async function openMessage(
  ports: BoardPorts,
  institution: InstitutionRecord,
  session: Session,
  subject: string,
): Promise<BoardMessage> {
  const { message } = await openOnBoard(ports, institution, session, 'message', subject)
  const whole = await ports.store.at(institution.id).board.byId(message.id)
  if (whole === undefined) throw new Error(`message ${message.id} has gone`)
  return whole
}

/** The renewal notice, wherever it stands. */
export function renewalOn({ notice, entries }: Board): RenewalNotice | undefined {
  if (notice !== undefined) return notice
  return entries.find((entry) => entry.kind === 'renewal')?.notice
}

const keysOf = (entries: readonly BoardEntry[]): BoardKey[] =>
  entries.flatMap((entry) => (entry.kind === 'renewal' ? [] : [{ kind: entry.kind, subject: entry.subject }]))
