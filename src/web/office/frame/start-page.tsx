import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeScreens } from '../../../words/screens.ts'
import { Screen } from '../parts/screen.tsx'
import { office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { useSignedIn, useWords } from './surroundings.ts'

/** What waits, in numbers; and what the search can find. */
export function StartPage() {
  const { start } = useWords(officeFrameWords)
  const { may } = useSignedIn()
  const isEmpty = !(['find-member', 'read-approvals', 'read-alarms'] as const).some((act) =>
    may.includes(act),
  )
  return (
    <Screen screen={officeScreens.start} title={start.title} place="start">
      {isEmpty && <p>{start.nothing}</p>}
      {may.includes('find-member') && <p className="note">{start.searchHint}</p>}
      {may.includes('read-approvals') && <OpenApprovals />}
      {may.includes('read-alarms') && <UnseenAlarms />}
    </Screen>
  )
}

function OpenApprovals() {
  const { start } = useWords(officeFrameWords)
  const { data } = useQuery({
    queryKey: [...keys.approvals('open'), 'count'],
    queryFn: () => office.approvals('open'),
  })
  return (
    <section className="block">
      <h2>{start.openApprovals}</h2>
      {data && (
        <p className="count">
          {data.approvals.length === 0
            ? start.openApprovalsNone
            : start.count(data.approvals.length, data.next !== undefined)}
        </p>
      )}
      <Link to="/approvals">{start.show}</Link>
    </section>
  )
}

function UnseenAlarms() {
  const { start } = useWords(officeFrameWords)
  const { data } = useQuery({
    queryKey: [...keys.alarms('unseen'), 'count'],
    queryFn: () => office.alarms('unseen'),
  })
  return (
    <section className="block">
      <h2>{start.unseenAlarms}</h2>
      {data && (
        <p className="count">
          {data.alarms.length === 0
            ? start.unseenAlarmsNone
            : start.count(data.alarms.length, data.next !== undefined)}
        </p>
      )}
      <Link to="/alarms">{start.show}</Link>
    </section>
  )
}
