import { Link } from '@tanstack/react-router'
import { officePredecessorWords } from '../../../words/office-predecessor.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type PredecessorBoard, predecessors } from '../server/joining.ts'

/** How many certificates of the CA in use before are left, in all and of each contract. */
export function PredecessorsPage() {
  const words = useWords(officePredecessorWords)
  const { may } = useSignedIn()
  if (!may.includes('read-predecessors')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.predecessors} title={words.title} place="">
      <p>{words.lead}</p>
      <p className="act on-screen">
        {may.includes('request-predecessor') && (
          <Link className="button primary" to="/predecessors/new">
            {words.add}
          </Link>
        )}
        {may.includes('request-import') && <Link to="/imports">{words.toImport}</Link>}
      </p>
      <Board />
    </Screen>
  )
}

function Board() {
  const words = useWords(officePredecessorWords)
  const found = useKeyset(['predecessors'], predecessors.board, 'fresh')
  if (found.isPending) return <Waiting />
  if (found.error) return <ProblemNote error={found.error} retry={() => void found.refetch()} />
  const [first] = found.data.pages
  if (first === undefined) return null
  const contracts = found.data.pages.flatMap((page) => page.contracts)
  const [approvalId] = first.openApprovals
  return (
    <>
      {approvalId !== undefined && (
        <p className="caution">
          {words.waiting}{' '}
          <Link to="/approvals/$approvalId" params={{ approvalId }}>
            {words.toRequest}
          </Link>
        </p>
      )}
      {first.authorities.length === 0 ? <p>{words.none}</p> : <Authorities of={first.authorities} />}
      {first.authorities.length > 0 && (
        <>
          <h2>{words.contractsTitle}</h2>
          {contracts.length === 0 ? <p>{words.contractsNone}</p> : <Contracts of={contracts} />}
          {contracts.length > 0 && (
            <More
              count={contracts.length}
              hasMore={found.hasNextPage}
              isBusy={found.isFetchingNextPage}
              more={() => void found.fetchNextPage()}
            />
          )}
        </>
      )}
    </>
  )
}

function Authorities({ of }: { of: PredecessorBoard['authorities'] }) {
  const words = useWords(officePredecessorWords)
  const { dates } = useSurroundings()
  const left = of.reduce((sum, one) => sum + one.left + one.renewing, 0)
  return (
    <>
      <h2>{words.remaining(left)}</h2>
      <Table
        caption={words.caption}
        columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
        rows={of}
        idOf={({ id }) => id}
        cells={(one) => [
          one.subject,
          String(one.left),
          String(one.renewing),
          String(one.expired),
          String(one.done),
          String(one.unseen),
          dates.moment(one.notAfter),
        ]}
      />
    </>
  )
}

function Contracts({ of }: { of: PredecessorBoard['contracts'] }) {
  const words = useWords(officePredecessorWords)
  const { dates, language } = useSurroundings()
  return (
    <Table
      caption={words.contractsTitle}
      columns={Object.entries(words.contractColumns).map(([name, head]) => ({ name, head }))}
      rows={of}
      idOf={({ contractId }) => contractId}
      cells={({ number, name, branch, left, expired, done, nextExpiry }) => [
        <Link key="contract" to="/members" search={{ q: number }}>
          {number} {name[language]}
        </Link>,
        branch === undefined ? words.noBranch : `${branch.code} ${branch.name}`,
        String(left),
        String(expired),
        String(done),
        nextExpiry === undefined ? words.noBranch : dates.date(nextExpiry),
      ]}
    />
  )
}
