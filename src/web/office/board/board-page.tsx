import { Link, useSearch } from '@tanstack/react-router'
import { officeBoardWords } from '../../../words/office-board.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type BoardRow, type BoardState, board } from '../server/board.ts'
import { keys } from '../server/queries.ts'
import { audienceInWords } from './message-facts.ts'

/** What stands among the important notices, will stand there, or has stood there. */
export function BoardPage() {
  const words = useWords(officeBoardWords)
  const { state = 'current' } = useSearch({ from: '/gate/board' })
  const { may } = useSignedIn()
  if (!may.includes('read-board')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.board} title={words.title} place={state}>
      <p className="note">{words.lead}</p>
      {may.includes('request-board-message') && (
        <p className="act on-screen">
          <Link className="button primary" to="/board/new">
            {words.write}
          </Link>
        </p>
      )}
      <nav className="tabs" aria-label={words.tabs}>
        <ul>
          {(['current', 'coming', 'over'] as const).map((each) => (
            <li key={each}>
              <Link
                to="/board"
                search={each === 'current' ? {} : { state: each }}
                activeOptions={{ exact: true }}
              >
                {words.states[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Messages key={state} state={state} />
    </Screen>
  )
}

function Messages({ state }: { state: BoardState }) {
  const words = useWords(officeBoardWords)
  const found = useKeyset(keys.board(state), (after) => board.page(state, after), 'fresh')
  const messages = found.data?.pages.flatMap((page) => page.messages)
  return (
    <>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {messages?.length === 0 && <p>{words.none[state]}</p>}
      {messages !== undefined && messages.length > 0 && (
        <>
          <MessageTable messages={messages} />
          <More
            count={messages.length}
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            more={() => void found.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}

function MessageTable({ messages }: { messages: readonly BoardRow[] }) {
  const words = useWords(officeBoardWords)
  const { dates, language } = useSurroundings()
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={messages}
      idOf={({ id }) => id}
      cells={({ id, title, priority, audience, from, until, readers }) => [
        <>
          <Link key="show" to="/board/$messageId" params={{ messageId: id }}>
            {title[language]}
          </Link>{' '}
          <small className="concerned">{words.priorityMark[priority]}</small>
        </>,
        audienceInWords(audience, language),
        words.periodText(dates.date(from), dates.date(until)),
        words.one.people(readers),
      ]}
    />
  )
}
