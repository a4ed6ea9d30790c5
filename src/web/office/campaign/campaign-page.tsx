import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { countIn } from '../parts/counts.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type CampaignBoard, campaign } from '../server/campaign.ts'
import { keys } from '../server/queries.ts'
import { BranchTable, DayTable } from './count-tables.tsx'
import { Funnel } from './funnel.tsx'
import { Remind } from './remind.tsx'
import { SpanForm } from './span-form.tsx'
import { sumOf } from './sum.ts'

/** Who expires when, and how far people have come. */
export function CampaignPage() {
  const words = useWords(officeCampaignWords)
  const { may } = useSignedIn()
  const span = useSearch({ from: '/gate/campaign' })
  const isAllowed = may.includes('read-campaign')
  const found = useQuery({
    queryKey: keys.campaign(span),
    queryFn: () => campaign.board(span),
    enabled: isAllowed,
    placeholderData: (before) => before,
  })
  if (!isAllowed) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.campaign} title={words.title} place="">
      <p>{words.lead}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Board key={`${found.data.from} ${found.data.until}`} board={found.data} />}
    </Screen>
  )
}

function Board({ board }: { board: CampaignBoard }) {
  const words = useWords(officeCampaignWords)
  const { dates, language } = useSurroundings()
  const count = countIn(language)
  const all = sumOf(board.days)
  return (
    <>
      <SpanForm from={board.from} until={board.until} />
      <p className="lead" role="status">
        {all.expiring === 0
          ? words.findingNone
          : words.finding(count(all.proved), count(all.expiring), count(all.silent))}
      </p>
      <p className="small">{words.countedAt(dates.moment(board.countedAt))}</p>
      {all.expiring > 0 && (
        <>
          <Funnel counts={all} span={board} />
          <Remind board={board} />
          <DayTable board={board} />
          <BranchTable span={board} />
        </>
      )}
    </>
  )
}
