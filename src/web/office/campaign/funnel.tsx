import { Link } from '@tanstack/react-router'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Bar } from '../parts/bar.tsx'
import { countIn, percentOf } from '../parts/counts.ts'
import { Table } from '../parts/table.tsx'
import type { Counts, SpanSearch } from '../server/campaign.ts'

/** Each step with everybody who has come to it or further, so that one sees where they stop. */
const steps = [
  { name: 'expiring', of: ({ expiring }: Counts) => expiring },
  { name: 'told', of: ({ told }: Counts) => told },
  { name: 'opened', of: ({ opened }: Counts) => opened },
  { name: 'begun', of: ({ begun, issued, proved }: Counts) => begun + issued + proved },
  { name: 'issued', of: ({ issued, proved }: Counts) => issued + proved },
  { name: 'proved', of: ({ proved }: Counts) => proved },
  { name: 'silent', of: ({ silent }: Counts) => silent },
] as const

export function Funnel({ counts, span }: { counts: Counts; span: Required<SpanSearch> }) {
  const words = useWords(officeCampaignWords)
  const { language } = useSurroundings()
  const count = countIn(language)
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{words.funnel}</h2>
      <p className="note">{words.funnelNote}</p>
      <Table
        caption={words.funnel}
        columns={[
          { name: 'step', head: words.columns.step },
          { name: 'count', head: words.columns.people },
          { name: 'share', head: words.columns.share },
          { name: 'bar', head: words.columns.bar, isOnScreenOnly: true },
        ]}
        rows={steps}
        idOf={({ name }) => name}
        cells={({ name, of }) => [
          words.steps[name],
          name === 'silent' ? (
            <Link key="list" to="/campaign/silent" search={{ from: span.from, until: span.until }}>
              {words.showList(count(of(counts)))}
            </Link>
          ) : (
            words.people(count(of(counts)))
          ),
          words.share(String(percentOf(of(counts), counts.expiring))),
          <Bar key="bar" parts={[{ name, value: of(counts) }]} of={counts.expiring} />,
        ]}
      />
    </section>
  )
}
