import { Link, useSearch } from '@tanstack/react-router'
import { officeMemberWords } from '../../../words/office-member.ts'
import { officeSearchWords } from '../../../words/office-search.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type MemberSummary, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { doorsInWords } from './standing.ts'

export function MembersPage() {
  const words = useWords(officeSearchWords)
  const { q = '' } = useSearch({ from: '/gate/members' })
  const { may } = useSignedIn()
  if (!may.includes('find-member')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.members} title={q === '' ? words.title : words.results(q)} place={q}>
      {q === '' ? <WhatCanBeSearched /> : <Results key={q} q={q} />}
    </Screen>
  )
}

function WhatCanBeSearched() {
  const words = useWords(officeSearchWords)
  return (
    <>
      <p>{words.hint}</p>
      <ul className="bullets">
        {words.can.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  )
}

function Results({ q }: { q: string }) {
  const words = useWords(officeSearchWords)
  const found = useKeyset(keys.members(q), (after) => office.findMembers(q, after), 'kept')
  const members = found.data?.pages.flatMap((page) => page.members)
  return (
    <>
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Waiting />}
      {members?.length === 0 && (
        <>
          <p role="status">{words.none(q)}</p>
          <p>{words.noneNext}</p>
          <WhatCanBeSearched />
        </>
      )}
      {members !== undefined && members.length > 0 && (
        <>
          <MemberTable members={members} />
          <More
            count={members.length}
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            more={() => void found.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}

function MemberTable({ members }: { members: readonly MemberSummary[] }) {
  const words = useWords(officeSearchWords)
  const { institution, language, dates } = useSurroundings()
  const { columns } = words
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(columns).map(([name, head]) => ({ name, head }))}
      rows={members}
      idOf={({ id }) => id}
      cells={(member) => [
        <Link key="name" to="/members/$memberId" params={{ memberId: member.id }}>
          {member.name}
        </Link>,
        <>
          {member.contractName[language]} <span className="code">{member.contractNumber}</span>
        </>,
        institution[member.role][language],
        <span key="id" className="code">
          {member.loginId}
        </span>,
        member.expiryDate === undefined ? words.noCertificate : dates.date(member.expiryDate),
        <MemberState key="state" member={member} />,
      ]}
    />
  )
}

/** What stands in the way of the person, in words; nothing is told by colour alone. */
export function MemberState({ member }: { member: Pick<MemberSummary, 'stops' | 'lockedDoors'> }) {
  const words = useWords(officeMemberWords)
  const { usable } = useWords(officeSearchWords)
  const surroundings = useSurroundings()
  const { stops, lockedDoors } = member
  if (stops.length + lockedDoors.length === 0) return <>{usable}</>
  return (
    <ul className="states">
      {stops.map((stop) => (
        <li key={stop} className="state-stop">
          {words.stops[stop]}
        </li>
      ))}
      {lockedDoors.map((door) => (
        <li key={door} className="state-lock">
          {words.doorLocked(doorsInWords(door, surroundings))}
        </li>
      ))}
    </ul>
  )
}
