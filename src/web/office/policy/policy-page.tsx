import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type PolicyAnswer, policy, type VersionRow } from '../server/policy.ts'
import { keys } from '../server/queries.ts'

/** What is decided, since when, and what comes. */
export function PolicyPage() {
  const words = useWords(officePolicyWords)
  const { may } = useSignedIn()
  if (!may.includes('read-policy')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.policy} title={words.title} place="">
      <p className="note">{words.lead}</p>
      {may.includes('request-policy-version') && (
        <p className="act on-screen">
          <Link className="button primary" to="/policy/new">
            {words.make}
          </Link>
        </p>
      )}
      <Versions />
    </Screen>
  )
}

function Versions() {
  const found = useQuery({ queryKey: keys.policy, queryFn: policy.versions })
  if (found.isPending) return <Waiting />
  if (found.error) return <ProblemNote error={found.error} retry={() => void found.refetch()} />
  return (
    <>
      <WaitingVersion approvals={found.data.openApprovals} />
      <VersionTable versions={found.data.versions} />
    </>
  )
}

function WaitingVersion({ approvals: [approvalId] }: { approvals: PolicyAnswer['openApprovals'] }) {
  const words = useWords(officePolicyWords)
  if (approvalId === undefined) return null
  return (
    <p className="caution">
      {words.waiting}{' '}
      <Link to="/approvals/$approvalId" params={{ approvalId }}>
        {words.toRequest}
      </Link>
    </p>
  )
}

function VersionTable({ versions }: { versions: readonly VersionRow[] }) {
  const words = useWords(officePolicyWords)
  const { dates } = useSurroundings()
  return (
    <Table
      caption={words.caption}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={versions}
      idOf={({ version }) => String(version)}
      cells={({ version, effectiveFrom, state, approvalId, ...row }) => [
        approvalId === undefined ? (
          words.versionName(version)
        ) : (
          <Link key="request" to="/approvals/$approvalId" params={{ approvalId }}>
            {words.versionName(version)}
          </Link>
        ),
        dates.date(effectiveFrom),
        words.states[state],
        <WhatChanges key="changes" {...row} />,
      ]}
    />
  )
}

function WhatChanges({ changes, announcement }: Pick<VersionRow, 'changes' | 'announcement'>) {
  const words = useWords(officePolicyWords)
  const { language, dates } = useSurroundings()
  if (changes.length === 0) return words.first
  return (
    <>
      <ul className="bullets">
        {changes.map(({ field, after }) => (
          <li key={field}>
            {words.fields[field]}: {after[language]}
          </li>
        ))}
      </ul>
      {announcement && <p className="small">{words.announcedFrom(dates.date(announcement.from))}</p>}
    </>
  )
}
