import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeRequestWords } from '../../../words/office-requests.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type Approval, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { Decision } from './decision.tsx'
import { nameOfAsker } from './name-of-asker.ts'
import { Outcome } from './outcome.tsx'
import { requestPart } from './request-part.tsx'
import { SecretHalf } from './secret-half.tsx'

/** One request: what was shown, who asked and why, and what the person before the screen may do with it. */
export function ApprovalPage() {
  const { one: words } = useWords(officeApprovalWords)
  const { approvalId } = useParams({ from: '/gate/approvals/$approvalId' })
  const { may } = useSignedIn()
  const [hasDecided, setDecided] = useState<string>()
  const answer = useQuery({ queryKey: keys.approval(approvalId), queryFn: () => office.approval(approvalId) })
  if (!may.includes('read-approvals')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.approval} title={words.title} place={approvalId}>
      {answer.isPending && <Waiting />}
      {answer.error && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <>
          <Outcome approval={answer.data} isFresh={hasDecided === approvalId} />
          <SecretHalf approval={answer.data} />
          <WhatWasAsked approval={answer.data} />
          {answer.data.state === 'open' && (
            <Decision approval={answer.data} decided={() => setDecided(approvalId)} />
          )}
          <p className="on-screen">
            <Link to="/approvals">{words.toList}</Link>
          </p>
        </>
      )}
    </Screen>
  )
}

function WhatWasAsked({ approval }: { approval: Approval }) {
  const { one: words } = useWords(officeApprovalWords)
  const surroundings = useSurroundings()
  const { dates } = surroundings
  const { facts, more } = requestPart(approval.shown, surroundings)
  const kind = useWords(officeRequestWords)[approval.shown.act]
  return (
    <>
      <section className="panel" aria-labelledby="shown">
        <h2 id="shown">{words.shown}</h2>
        <p className="note">{words.shownNote}</p>
        <FactList
          facts={[
            [words.kind, kind.what],
            ...facts,
            [
              words.checksum,
              <span key="hash" className="hex">
                {approval.shownHash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}
              </span>,
            ],
          ]}
        />
        {more}
      </section>
      <FactList
        facts={[
          [words.requestedBy, nameOfAsker(approval, words.atTerminal)],
          [words.requestedAt, dates.second(approval.requestedAt)],
          [
            kind.evidence,
            <span key="evidence" className="typed">
              {approval.evidence}
            </span>,
          ],
          approval.state === 'open' ? [words.expiresAt, dates.moment(approval.expiresAt)] : undefined,
        ]}
      />
    </>
  )
}
