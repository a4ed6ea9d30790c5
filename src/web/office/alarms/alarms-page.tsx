import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { named } from '../members/standing.ts'
import { useKeyset } from '../parts/keyset.ts'
import { More } from '../parts/more.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Alarm, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'

/** What somebody must look at; who has seen it is recorded. */
export function AlarmsPage() {
  const { alarms: words } = useWords(officeApprovalWords)
  const { state = 'unseen' } = useSearch({ from: '/gate/alarms' })
  const { may } = useSignedIn()
  if (!may.includes('read-alarms')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.alarms} title={words.title} place={state}>
      <nav className="tabs" aria-label={words.tabs}>
        <ul>
          <li>
            <Link to="/alarms" search={{}} activeOptions={{ exact: true }}>
              {words.unseen}
            </Link>
          </li>
          <li>
            <Link to="/alarms" search={{ state: 'all' }} activeOptions={{ exact: true }}>
              {words.all}
            </Link>
          </li>
        </ul>
      </nav>
      <AlarmList key={state} state={state} />
    </Screen>
  )
}

function AlarmList({ state }: { state: 'unseen' | 'all' }) {
  const { alarms: words } = useWords(officeApprovalWords)
  const { may } = useSignedIn()
  const found = useKeyset(keys.alarms(state), (after) => office.alarms(state, after), 'fresh')
  const alarms = found.data?.pages.flatMap((page) => page.alarms)
  return (
    <>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {alarms?.length === 0 && <p>{state === 'unseen' ? words.unseenNone : words.allNone}</p>}
      {alarms !== undefined && alarms.length > 0 && (
        <>
          {may.includes('see-alarm') && <p className="note">{words.markSeenNote}</p>}
          <ul className="alarms">
            {alarms.map((alarm) => (
              <AlarmItem key={alarm.id} alarm={alarm} />
            ))}
          </ul>
          <More
            count={alarms.length}
            hasMore={found.hasNextPage}
            isBusy={found.isFetchingNextPage}
            more={() => void found.fetchNextPage()}
          />
        </>
      )}
    </>
  )
}

function AlarmItem({ alarm }: { alarm: Alarm }) {
  const { alarms: words } = useWords(officeApprovalWords)
  const { dates } = useSurroundings()
  const { may, staff } = useSignedIn()
  const what = named(words.kinds, alarm.kind)
  return (
    <li className="alarm">
      <h2>{what}</h2>
      <p className="small">{words.raisedAt(dates.second(alarm.raisedAt))}</p>
      <p className="small">{words.details(textOf(alarm.facts.by), textOf(alarm.facts.noticeCode))}</p>
      {alarm.kind === 'ca-near-end' && (
        <p>{words.ca(String(alarm.facts.level), Number(alarm.facts.daysLeft))}</p>
      )}
      {alarm.facts.whose === 'contract' && <p>{words.contract}</p>}
      {alarm.facts.held !== undefined && <p>{words.held}</p>}
      {alarm.memberId !== undefined && may.includes('read-member') && (
        <p>
          <Link to="/members/$memberId" params={{ memberId: alarm.memberId }}>
            {words.toMember(alarm.memberName ?? '')}
          </Link>
        </p>
      )}
      {alarm.staffId !== undefined && <p>{words.aboutStaff(alarm.staffName ?? '')}</p>}
      {alarm.seenAt === undefined ? (
        may.includes('see-alarm') && alarm.staffId !== staff.id && <MarkSeen id={alarm.id} what={what} />
      ) : (
        <p className="small">{words.seen(alarm.seenBy ?? '', dates.second(alarm.seenAt))}</p>
      )}
    </li>
  )
}

const textOf = (fact: string | number | undefined) => (fact === undefined ? undefined : String(fact))

function MarkSeen({ id, what }: { id: string; what: string }) {
  const { alarms: words } = useWords(officeApprovalWords)
  const { announce } = useSurroundings()
  const queries = useQueryClient()
  const mark = useMutation({
    mutationFn: () => office.markSeen(id),
    onSuccess: () => {
      announce(words.nowSeen)
      return queries.invalidateQueries({ queryKey: ['alarms'] })
    },
  })
  return (
    <>
      {mark.error && <ProblemNote error={mark.error} />}
      <p className="act">
        <button
          type="button"
          className="secondary"
          aria-label={words.markSeenOf(what)}
          onClick={() => mark.mutate()}
          disabled={mark.isPending}
        >
          {words.markSeen}
        </button>
      </p>
    </>
  )
}
