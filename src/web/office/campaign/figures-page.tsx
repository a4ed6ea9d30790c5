import { useQuery } from '@tanstack/react-query'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { officeFiguresWords } from '../../../words/office-figures.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { doorsInWords } from '../members/standing.ts'
import { countIn } from '../parts/counts.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { campaign, type Figures } from '../server/campaign.ts'
import { keys } from '../server/queries.ts'
import { ExpiryHistogram, Refused, TakenIntoUse } from './figure-tables.tsx'

/** The morning's look at the whole institution. */
export function FiguresPage() {
  const words = useWords(officeFiguresWords)
  const { may } = useSignedIn()
  const isAllowed = may.includes('read-figures')
  const found = useQuery({ queryKey: keys.figures, queryFn: campaign.figures, enabled: isAllowed })
  if (!isAllowed) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.figures} title={words.title} place="">
      <p>{words.lead}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && <All figures={found.data} />}
    </Screen>
  )
}

function All({ figures }: { figures: Figures }) {
  const { countedAt } = useWords(officeCampaignWords)
  const { dates } = useSurroundings()
  return (
    <>
      <p className="small">{countedAt(dates.moment(figures.countedAt))}</p>
      <AtThisMoment figures={figures} />
      <ExpiryHistogram expiring={figures.expiring} />
      <TakenIntoUse figures={figures} />
      <Refused figures={figures} />
    </>
  )
}

function AtThisMoment({ figures: { notices, lockedDoors, days } }: { figures: Figures }) {
  const { now: words } = useWords(officeFiguresWords)
  const surroundings = useSurroundings()
  const format = countIn(surroundings.language)
  const count = (number: number) => words.count(format(number))
  return (
    <section aria-labelledby="now">
      <h2 id="now">{words.title}</h2>
      <FactList
        facts={[
          [words.owed, count(notices.owed)],
          [words.waiting, count(notices.waiting)],
          [words.failed(days), count(notices.failed)],
          [words.returned(days), count(notices.returned)],
          ...(lockedDoors.length === 0
            ? ([[words.noLocks, words.none]] as const)
            : lockedDoors.map(
                (one) => [words.locked(doorsInWords(one.door, surroundings)), count(one.count)] as const,
              )),
        ]}
      />
    </section>
  )
}
