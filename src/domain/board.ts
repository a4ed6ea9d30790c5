import type { AnnouncedChange } from './announcement.ts'
import { type BoardMessage, type BoardReader, type BoardTitle, boardState, isFor } from './board-message.ts'
import { isBefore } from './local-day.ts'
import type { RenewalNotice } from './notice-milestone.ts'
import type { NoticePolicy } from './policy.ts'

/** What is kept of the reading of an entry: its kind, and what tells it from others of that kind. */
export interface BoardKey {
  kind: 'message' | 'policy-version' | 'mail-trouble'
  subject: string
}

export interface BoardReading extends BoardKey {
  shownAt: Temporal.Instant
  readAt?: Temporal.Instant
}

/**
 * Whatever can stand on 「重要なお知らせ」. The renewal notice is generated from the certificate: reading does not end it,
 * proving does. All others have a day, a priority, and are read or not.
 */
export type BoardEntry = { kind: 'renewal'; notice: RenewalNotice } | (ReadableEntry & Readable)

/** Whether it was opened, by the record of its reading. */
interface Readable {
  state: 'unread' | 'read'
}

/** What can be read, with the key under which that is kept. A generated one is added here with its own facts. */
export type ReadableEntry = BoardKey & { priority: BoardMessage['priority']; on: Temporal.PlainDate } & (
    | { kind: 'message'; message: BoardTitle }
    /** A mail to the reader came back, or was refused for good. */
    | { kind: 'mail-trouble'; at: Temporal.Instant }
    /** A change of the procedure that begins on a day to come, or has begun lately. */
    | { kind: 'policy-version'; change: AnnouncedChange }
  )

export interface Board {
  /** Where the generated notice stands on a page of its own: it, when there is one. */
  notice?: RenewalNotice
  /** In the order in which they stand. */
  entries: readonly BoardEntry[]
}

export interface BoardSources {
  place: NoticePolicy['place']
  renewal?: RenewalNotice | undefined
  messages: readonly BoardTitle[]
  /** What the program itself has to say, besides the renewal. */
  generated: readonly ReadableEntry[]
  readings: readonly BoardReading[]
}

/** The board of one member on one day: the renewal notice first, then what is important and unread, unread, read. */
export function boardFor(
  reader: BoardReader,
  { place, renewal, messages, generated, readings }: BoardSources,
  today: Temporal.PlainDate,
): Board {
  const read = new Set(readings.filter(({ readAt }) => readAt !== undefined).map(nameOf))
  const readable = [...generated, ...messages.filter(mayRead(reader, today)).map(entryOf)]
  const entries = readable
    .map((entry) => ({ ...entry, state: read.has(nameOf(entry)) ? ('read' as const) : ('unread' as const) }))
    .sort((a, b) => rank(a) - rank(b) || newestFirst(a, b))
  if (renewal === undefined) return { entries }
  if (place === 'notice-page') return { notice: renewal, entries }
  return { entries: [{ kind: 'renewal', notice: renewal }, ...entries] }
}

/** What stands on this member's board today: whom it is for, from its first day through its last. */
function mayRead(reader: BoardReader, today: Temporal.PlainDate): (message: BoardTitle) => boolean {
  return (message) => isFor(message.audience, reader) && boardState(message, today) === 'current'
}

/** Where the page of the notice leads on to. */
export const afterNotice = ({ entries }: Board): 'board' | 'menu' =>
  entries.some(wantsPerson) ? 'board' : 'menu'

/** Where a log-on leads: to the notice on its own page, to the board while something on it wants the person, else on. */
export function firstAfterLogon(board: Board): 'notice' | 'board' | 'menu' {
  return board.notice === undefined ? afterNotice(board) : 'notice'
}

const wantsPerson = (entry: BoardEntry): boolean =>
  entry.kind === 'renewal' || (entry.priority === 'important' && entry.state === 'unread')

/** How many entries are still to be done or read. */
export function waitingOn({ notice, entries }: Board): number {
  const unread = entries.filter((entry) => entry.kind === 'renewal' || entry.state === 'unread')
  return unread.length + (notice === undefined ? 0 : 1)
}

const entryOf = (message: BoardTitle): ReadableEntry => ({
  kind: 'message',
  subject: message.id,
  priority: message.priority,
  on: message.from,
  message,
})

const nameOf = ({ kind, subject }: BoardKey): string => `${kind} ${subject}`

type Ranked = ReadableEntry & Readable

function rank({ state, priority }: Ranked): number {
  if (state === 'read') return 2
  return priority === 'important' ? 0 : 1
}

/** Of the same day the one that is told apart by its name: any order, and always the same. */
function newestFirst(a: Ranked, b: Ranked): number {
  if (isBefore(a.on, b.on)) return 1
  if (isBefore(b.on, a.on)) return -1
  return nameOf(a) < nameOf(b) ? -1 : 1
}
