import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RequestForm } from '../parts/request-form.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Member, office, type ShownOf, type UnlockPreview } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { DoorList } from './door-list.tsx'

/** Appears when wrong entries have locked something: the request of one, for the approval of another. */
export function Unlocking({ answer: { member, openApprovals } }: { answer: Member }) {
  const { unlock: words } = useWords(officeApprovalWords)
  const { may } = useSignedIn()
  const [waiting] = openApprovals
  if (waiting !== undefined) return <RequestWaits approvalId={waiting} />
  if (member.lockedDoors.length === 0) return null
  return (
    <section className="warning" aria-labelledby="unlocking">
      <h2 id="unlocking">{words.title}</h2>
      {may.includes('request-unlock') ? (
        <Preview memberId={member.id} />
      ) : (
        <p>
          {words.lead} {words.notAllowed}
        </p>
      )}
    </section>
  )
}

/** Whoever has just asked is taken here by the focus: it says what has happened, and what has not. */
function RequestWaits({ approvalId }: { approvalId: string }) {
  const { unlock: words } = useWords(officeApprovalWords)
  const { may } = useSignedIn()
  const queries = useQueryClient()
  const box = useRef<HTMLElement>(null)
  const isMine = queries.getQueryData<string>(['asked', approvalId]) !== undefined
  useEffect(() => {
    if (isMine) box.current?.focus()
  }, [isMine])
  return (
    <section ref={box} className="panel" tabIndex={-1} aria-labelledby="unlocking">
      <h2 id="unlocking">{words.title}</h2>
      <p>{isMine ? words.done : words.waiting}</p>
      {may.includes('read-approvals') && (
        <p>
          <Link to="/approvals/$approvalId" params={{ approvalId }}>
            {words.showRequest}
          </Link>
        </p>
      )}
    </section>
  )
}

function Preview({ memberId }: { memberId: string }) {
  const { unlock: words } = useWords(officeApprovalWords)
  const preview = useQuery({
    queryKey: keys.unlock(memberId),
    queryFn: () => office.previewUnlock(memberId),
    staleTime: 0,
  })
  return (
    <>
      <p>{words.lead}</p>
      {preview.isPending && <Waiting />}
      {preview.error && <ProblemNote error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && <UnlockForm memberId={memberId} preview={preview.data} />}
    </>
  )
}

function UnlockForm({ memberId, preview }: { memberId: string; preview: UnlockPreview }) {
  const { unlock: words } = useWords(officeApprovalWords)
  const queries = useQueryClient()
  return (
    <RequestForm
      words={words}
      ask={(evidence) => office.requestUnlock(memberId, { shownHash: preview.shownHash, evidence })}
      asked={({ approvalId }) => {
        queries.setQueryData(['asked', approvalId], approvalId)
        void queries.invalidateQueries({ queryKey: keys.timeline(memberId) })
        return queries.invalidateQueries({ queryKey: keys.member(memberId) })
      }}
      count={words.count}
      again={() => queries.invalidateQueries({ queryKey: keys.unlock(memberId) })}
    >
      <WhatOpens shown={preview.shown} />
    </RequestForm>
  )
}

function WhatOpens({ shown }: { shown: ShownOf<'unlock'> }) {
  const { unlock: words } = useWords(officeApprovalWords)
  const { language } = useSurroundings()
  return (
    <>
      <p>{words.what}</p>
      <p>{words.opens(shown.name, shown.contractName[language])}</p>
      <DoorList doors={shown.doors} />
      <p>{words.unchanged}</p>
      <p>
        <strong>{words.another}</strong>
      </p>
    </>
  )
}
