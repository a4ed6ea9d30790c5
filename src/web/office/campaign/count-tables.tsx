import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { officeCampaignWords } from '../../../words/office-campaign.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Bar } from '../parts/bar.tsx'
import { countIn } from '../parts/counts.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import {
  type BranchCounts,
  type CampaignBoard,
  type Counts,
  campaign,
  type SpanSearch,
} from '../server/campaign.ts'
import { keys } from '../server/queries.ts'

/** Days on which nobody expires are left out. */
export function DayTable({ board }: { board: CampaignBoard }) {
  const words = useWords(officeCampaignWords)
  const { dates } = useSurroundings()
  const days = board.days.filter(({ expiring }) => expiring > 0)
  return (
    <section aria-labelledby="days">
      <h2 id="days">{words.daysTitle}</h2>
      <CountTable
        caption={words.daysTitle}
        head={words.day}
        rows={days}
        idOf={({ day }) => day}
        named={({ day }) => dates.date(day)}
        list={({ day }) => ({ from: day, until: day })}
      />
    </section>
  )
}

export function BranchTable({ span: { from, until } }: { span: Required<SpanSearch> }) {
  const words = useWords(officeCampaignWords)
  const found = useQuery({
    queryKey: keys.campaignBranches({ from, until }),
    queryFn: () => campaign.branches({ from, until }),
  })
  return (
    <section aria-labelledby="branches">
      <h2 id="branches">{words.branches}</h2>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <CountTable
          caption={words.branches}
          head={words.branch}
          rows={found.data.branches}
          idOf={({ branch }) => branch?.code ?? ''}
          named={({ branch }: BranchCounts) =>
            branch === undefined ? words.noBranch : words.branchOf(branch.code, branch.name)
          }
          list={({ branch }) => ({ from, until, branch: branch?.code ?? '' })}
        />
      )}
    </section>
  )
}

interface CountTableProps<Row extends Counts> {
  caption: string
  head: string
  rows: readonly Row[]
  idOf(row: Row): string
  named(row: Row): ReactNode
  /** Which call list belongs to a row. */
  list(row: Row): SpanSearch & { branch?: string }
}

const columns = ['expiring', 'told', 'begun', 'issued', 'proved', 'silent'] as const
const shares = ['proved', 'issued', 'begun', 'silent'] as const

function CountTable<Row extends Counts>({ caption, head, rows, idOf, named, list }: CountTableProps<Row>) {
  const words = useWords(officeCampaignWords)
  const { language } = useSurroundings()
  const count = countIn(language)
  const most = Math.max(...rows.map(({ expiring }) => expiring))
  return (
    <Table
      caption={caption}
      columns={[
        { name: 'row', head },
        ...columns.map((name) => ({ name, head: words.short[name] })),
        { name: 'bar', head: words.columns.bar, isOnScreenOnly: true },
      ]}
      rows={rows}
      idOf={idOf}
      cells={(row) => [
        named(row),
        ...columns.map((name) =>
          name === 'silent' && row.silent > 0 ? (
            <Link
              key={name}
              to="/campaign/silent"
              search={list(row)}
              aria-label={words.showList(count(row.silent))}
            >
              {count(row.silent)}
            </Link>
          ) : (
            count(row[name])
          ),
        ),
        <Bar key="bar" parts={shares.map((name) => ({ name, value: row[name] }))} of={most} />,
      ]}
    />
  )
}
