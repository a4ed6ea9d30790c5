import type { BoardAudience, BoardMessage, BoardPriority, BoardText } from './board-message.ts'
import type { BoardMessageId } from './id.ts'
import type { Bilingual } from './language.ts'

/** A message, word for word, as both people are shown it. */
export type BoardTextShown = Readonly<{
  title: Readonly<Bilingual>
  body: Readonly<Bilingual>
  priority: BoardPriority
  audience:
    | Readonly<{ kind: 'everyone' }>
    | Readonly<{ kind: 'administrators' }>
    | Readonly<{ kind: 'contract'; contractId: string; number: string; name: Readonly<Bilingual> }>
  /** ISO dates. */
  from: string
  until: string
}>

/** Asks to put a message onto the board. */
export type BoardMessageShown = Readonly<{ format: 1; act: 'board-message'; message: BoardTextShown }>

/** Asks to take one off again before its last day. */
export type BoardWithdrawalShown = Readonly<{
  format: 1
  act: 'board-withdrawal'
  messageId: string
  publishedAt: string
  message: BoardTextShown
}>

export function boardMessageShown(text: BoardText): BoardMessageShown {
  return { format: 1, act: 'board-message', message: textShown(text) }
}

export function boardWithdrawalShown({ id, publishedAt, ...text }: BoardMessage): BoardWithdrawalShown {
  const messageId: BoardMessageId = id
  return {
    format: 1,
    act: 'board-withdrawal',
    messageId,
    publishedAt: publishedAt.toString(),
    message: textShown(text),
  }
}

function textShown({ title, body, priority, audience, from, until }: BoardText): BoardTextShown {
  return {
    title: { ja: title.ja, en: title.en },
    body: { ja: body.ja, en: body.en },
    priority,
    audience: audienceShown(audience),
    from: from.toString(),
    until: until.toString(),
  }
}

function audienceShown(audience: BoardAudience): BoardTextShown['audience'] {
  if (audience.kind !== 'contract') return { kind: audience.kind }
  const { contractId, number, name } = audience
  return { kind: 'contract', contractId, number, name: { ja: name.ja, en: name.en } }
}
