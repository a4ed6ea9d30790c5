import { officePolicyWords } from '../../../words/office-policy.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Table } from '../parts/table.tsx'
import type { VersionReach } from '../server/policy.ts'

/** Some expiry dates, and what their holders would meet on which day. */
export function ReachExamples({ examples }: Pick<VersionReach, 'examples'>) {
  const words = useWords(officePolicyWords)
  const { dates } = useSurroundings()
  if (examples.length === 0) return <p>{words.examplesNone}</p>
  const list = (days: readonly string[]) => days.map(dates.date).join(words.listJoin) || words.none
  const day = (date: string | undefined) => (date === undefined ? words.none : dates.date(date))
  const beside = (after: string, before: string) =>
    after === before ? words.same : `${after}${words.was(before)}`
  return (
    <>
      <h3>{words.examples}</h3>
      <p>{words.examplesLead}</p>
      <Table
        caption={words.examples}
        columns={Object.entries(words.exampleColumns).map(([name, head]) => ({ name, head }))}
        rows={examples}
        idOf={({ expiryDate }) => expiryDate}
        cells={({ expiryDate, count, before, after }) => [
          `${dates.date(expiryDate)} (${words.count(count)})`,
          beside(dates.date(after.renewalOpensOn), dates.date(before.renewalOpensOn)),
          beside(list(after.mailsOn), list(before.mailsOn)),
          beside(day(after.lastDay), day(before.lastDay)),
        ]}
      />
    </>
  )
}
