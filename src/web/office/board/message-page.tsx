import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { officeBoardWords } from '../../../words/office-board.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type BoardMessage, board } from '../server/board.ts'
import { keys } from '../server/queries.ts'
import { messageFacts } from './message-facts.ts'
import { MessagePreview } from './message-preview.tsx'
import { Withdrawing } from './withdrawing.tsx'

/** One message: its words, who asked and who approved, and how many have opened it. */
export function MessagePage() {
  const { one: words } = useWords(officeBoardWords)
  const { messageId } = useParams({ from: '/gate/board/$messageId' })
  const { may } = useSignedIn()
  const answer = useQuery({
    queryKey: keys.boardMessage(messageId),
    queryFn: () => board.message(messageId),
    staleTime: 0,
  })
  if (!may.includes('read-board')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.boardMessage} title={words.title} place={messageId}>
      {answer.isPending && <Waiting />}
      {answer.error && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <>
          <MessagePreview message={answer.data} />
          <About message={answer.data} />
          {answer.data.state !== 'over' && <Withdrawing message={answer.data} />}
          <p className="on-screen">
            <Link to="/board">{words.toList}</Link>
          </p>
        </>
      )}
    </Screen>
  )
}

function About({ message }: { message: BoardMessage }) {
  const { one: words, states } = useWords(officeBoardWords)
  const surroundings = useSurroundings()
  const { dates } = surroundings
  const { withdrawnAt, withdrawnBy, approvalId } = message
  return (
    <>
      <FactList
        facts={[
          [words.state, states[message.state]],
          ...messageFacts(message, surroundings),
          [words.readers, words.people(message.readers)],
          [words.requestedBy, message.requestedBy],
          [words.approvedBy, message.approvedBy],
          [words.publishedAt, dates.second(message.publishedAt)],
          withdrawnAt === undefined ? undefined : [words.withdrawnAt, dates.second(withdrawnAt)],
          withdrawnBy && [words.withdrawnBy, words.both(withdrawnBy.requested, withdrawnBy.approved)],
        ]}
      />
      <p className="on-screen">
        <Link to="/approvals/$approvalId" params={{ approvalId }}>
          {words.toRequest}
        </Link>
      </p>
    </>
  )
}
