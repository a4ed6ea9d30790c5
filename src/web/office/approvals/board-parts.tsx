import { Link } from '@tanstack/react-router'
import { officeBoardWords } from '../../../words/office-board.ts'
import { messageFacts } from '../board/message-facts.ts'
import { MessagePreview } from '../board/message-preview.tsx'
import type { Surroundings } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { ShownOf } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import type { RequestPart } from './request-part.tsx'

type Speaking = Pick<Surroundings, 'language' | 'dates'>

/** The message that is to stand on the board. */
export function messagePart({ message }: ShownOf<'board-message'>, speaking: Speaking): RequestPart {
  const facts = messageFacts(message, speaking)
  return {
    about: message.title[speaking.language],
    aside: audienceOf(facts),
    facts,
    more: <MessagePreview message={message} />,
    verified: <FactList facts={facts} />,
    touches: [keys.board()],
  }
}

/** The message that is to be taken away. */
export function withdrawalPart(shown: ShownOf<'board-withdrawal'>, speaking: Speaking): RequestPart {
  const { message, messageId, publishedAt } = shown
  const { one: words } = officeBoardWords[speaking.language]
  const facts = [
    ...messageFacts(message, speaking),
    [words.publishedAt, speaking.dates.second(publishedAt)],
  ] as const
  return {
    about: message.title[speaking.language],
    aside: audienceOf(facts),
    facts,
    more: (
      <>
        <MessagePreview message={message} />
        <p>
          <Link to="/board/$messageId" params={{ messageId }}>
            {words.show}
          </Link>
        </p>
      </>
    ),
    verified: <FactList facts={facts} />,
    touches: [keys.board(), keys.boardMessage(messageId)],
  }
}

const audienceOf = ([[, audience]]: ReturnType<typeof messageFacts>): string => audience
