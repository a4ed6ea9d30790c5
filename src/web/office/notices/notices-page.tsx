import { useQuery } from '@tanstack/react-query'
import { officeNoticesWords } from '../../../words/office-notices.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type NoticesOverview, notices } from '../server/notices.ts'
import { keys } from '../server/queries.ts'

/** What is owed by now, what waits, and what did not arrive. */
export function NoticesPage() {
  const words = useWords(officeNoticesWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: keys.notices, queryFn: notices.overview })
  if (!may.includes('read-notices')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.notices} title={words.title} place="">
      <p>{words.lead}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Overview overview={found.data} />}
    </Screen>
  )
}

function Overview({ overview }: { overview: NoticesOverview }) {
  const words = useWords(officeNoticesWords)
  const { dates } = useSurroundings()
  const { owed, waiting, troubles, window, server } = overview
  const counted = ({ count, oldest }: NoticesOverview['owed']) =>
    oldest === undefined ? words.count(count) : `${words.count(count)} (${words.since(dates.moment(oldest))})`
  return (
    <>
      {server === 'none' && <p className="note">{words.noServer}</p>}
      <FactList
        facts={[
          [words.owed, counted(owed)],
          [words.waiting, counted(waiting)],
          [words.failed(troubles.days), words.count(troubles.failed)],
          [words.returned(troubles.days), words.count(troubles.returned)],
        ]}
      />
      <p className="small">{words.window[window]}</p>
    </>
  )
}
