import { Link, useSearch } from '@tanstack/react-router'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { MemberState } from '../members/members-page.tsx'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { campaign, type PersonToCall } from '../server/campaign.ts'
import { keys } from '../server/queries.ts'

/** Those who have begun nothing, to be called one after the other. */
export function CallListPage() {
  const { call: words } = useWords(officeCampaignWords)
  const { may } = useSignedIn()
  if (!may.includes('read-campaign')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.callList} title={words.title} place="">
      <p>{words.lead}</p>
      <People />
    </Screen>
  )
}

function People() {
  const { call: words } = useWords(officeCampaignWords)
  const { language } = useSurroundings()
  const { branch, ...span } = useSearch({ from: '/gate/campaign/silent' })
  const wish = { ...span, ...(branch !== undefined && { branch }) }
  const found = useKeyset(keys.callList(wish), (after) => campaign.silent(wish, after), 'kept')
  const people = found.data?.pages.flatMap((page) => page.people)
  return (
    <>
      <p className="on-screen">
        <Link to="/campaign" search={span}>
          {words.back}
        </Link>
      </p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {people?.length === 0 && <p>{words.none}</p>}
      {people !== undefined && people.length > 0 && (
        <>
          <p className="act on-screen">
            <a className="button secondary" href={campaign.fileUrl(wish, language)} download>
              {words.save}
            </a>
          </p>
          <PeopleTable people={people} />
          <More
            count={people.length}
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            more={() => void found.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}

function PeopleTable({ people }: { people: readonly PersonToCall[] }) {
  const words = useWords(officeCampaignWords)
  const { language, dates } = useSurroundings()
  const { columns } = words.call
  return (
    <Table
      caption={words.call.title}
      columns={Object.entries(columns).map(([name, head]) => ({ name, head }))}
      rows={people}
      idOf={({ id }) => id}
      cells={(person) => [
        <Link key="name" to="/members/$memberId" params={{ memberId: person.id }}>
          {person.name}
        </Link>,
        <>
          {person.contractName[language]} <span className="code">{person.contractNumber}</span>
        </>,
        person.branch === undefined ? words.noBranch : words.branchOf(person.branch.code, person.branch.name),
        dates.date(person.expiryDate),
        <LastMail key="mail" person={person} />,
        <MemberState key="state" member={person} />,
      ]}
    />
  )
}

function LastMail({ person: { lastMail, hasAddress } }: { person: PersonToCall }) {
  const { call: words } = useWords(officeCampaignWords)
  const { dates } = useSurroundings()
  return (
    <>
      {lastMail === undefined
        ? words.noMail
        : `${dates.short(lastMail.at)} ${words.lastMail[lastMail.state]}`}
      {!hasAddress && <small className="concerned">{words.noAddress}</small>}
    </>
  )
}
