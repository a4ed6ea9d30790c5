import { useQuery } from '@tanstack/react-query'
import { officeNoticesWords } from '../../../words/office-notices.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { notices } from '../server/notices.ts'
import { keys } from '../server/queries.ts'

/** Why this person got a mail, or none. */
export function NoticeAccount({ memberId }: { memberId: string }) {
  const words = useWords(officeNoticesWords)
  const { language } = useSurroundings()
  const found = useQuery({
    queryKey: keys.noticeAccount(memberId, language),
    queryFn: () => notices.account(memberId, language),
  })
  const { columns } = words
  return (
    <section aria-labelledby="notice-account">
      <h2 id="notice-account">{words.account}</h2>
      <p className="small">{words.accountNote}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && found.data.hindrances.length > 0 && (
        <ul aria-label={words.hindrances} className="note">
          {found.data.hindrances.map((hindrance) => (
            <li key={hindrance}>{hindrance}</li>
          ))}
        </ul>
      )}
      {found.data?.subjects.length === 0 && <p>{words.accountNone}</p>}
      {found.data?.subjects.map(({ title, notices: told }) => (
        <div key={title}>
          <h3>{title}</h3>
          <Table
            caption={title}
            columns={[
              { name: 'due', head: columns.due },
              { name: 'milestone', head: columns.milestone },
              { name: 'recipient', head: columns.recipient },
              { name: 'state', head: columns.state },
            ]}
            rows={told}
            idOf={({ due, milestone, recipient }) => `${due} ${milestone} ${recipient}`}
            cells={({ due, milestone, recipient, state }) => [due, milestone, recipient, state]}
          />
        </div>
      ))}
    </section>
  )
}
