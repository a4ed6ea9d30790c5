import { Link, useSearch } from '@tanstack/react-router'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeRequestWords } from '../../../words/office-requests.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Approval, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { nameOfAsker } from './name-of-asker.ts'
import { requestPart } from './request-part.tsx'

export function ApprovalsPage() {
  const { list: words } = useWords(officeApprovalWords)
  const { state = 'open' } = useSearch({ from: '/gate/approvals' })
  const { may } = useSignedIn()
  if (!may.includes('read-approvals')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.approvals} title={words.title} place={state}>
      <nav className="tabs" aria-label={words.tabs}>
        <ul>
          <li>
            <Link to="/approvals" search={{}} activeOptions={{ exact: true }}>
              {words.open}
            </Link>
          </li>
          <li>
            <Link to="/approvals" search={{ state: 'closed' }} activeOptions={{ exact: true }}>
              {words.closed}
            </Link>
          </li>
        </ul>
      </nav>
      <Requests key={state} state={state} />
    </Screen>
  )
}

function Requests({ state }: { state: 'open' | 'closed' }) {
  const { list: words } = useWords(officeApprovalWords)
  const found = useKeyset(keys.approvals(state), (after) => office.approvals(state, after), 'fresh')
  const approvals = found.data?.pages.flatMap((page) => page.approvals)
  return (
    <>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {approvals?.length === 0 && <p>{state === 'open' ? words.openNone : words.closedNone}</p>}
      {approvals !== undefined && approvals.length > 0 && (
        <>
          <ApprovalTable approvals={approvals} />
          <More
            count={approvals.length}
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            more={() => void found.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}

function ApprovalTable({ approvals }: { approvals: readonly Approval[] }) {
  const { list: words, one, states } = useWords(officeApprovalWords)
  const { atTerminal } = one
  const kinds = useWords(officeRequestWords)
  const surroundings = useSurroundings()
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={approvals}
      idOf={({ id }) => id}
      cells={({ id, shown, requestedBy, requestedAt, state }) => {
        const { about, aside } = requestPart(shown, surroundings)
        const { what, show } = kinds[shown.act]
        return [
          <Link key="show" to="/approvals/$approvalId" params={{ approvalId: id }} aria-label={show(about)}>
            {what}
          </Link>,
          <>
            {about} <small className="concerned">{aside}</small>
          </>,
          nameOfAsker({ requestedBy }, atTerminal),
          surroundings.dates.moment(requestedAt),
          states[state],
        ]
      }}
    />
  )
}
