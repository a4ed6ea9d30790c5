import { useEffect, useRef } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import type { Approval } from '../server/office.ts'
import { secretsNext } from './secrets-next.ts'
import { useKind } from './use-kind.ts'

/** What became of a request. When it has just been decided here, the focus comes to it. */
export function Outcome({ approval, isFresh }: { approval: Approval; isFresh: boolean }) {
  const { one: words, states } = useWords(officeApprovalWords)
  const { dates } = useSurroundings()
  const desk = useWords(officeDeskWords)
  const kind = useKind(approval)
  const box = useRef<HTMLElement>(null)
  const { state, decidedBy, decidedAt, decisionReason } = approval
  useEffect(() => {
    if (isFresh) box.current?.focus()
  }, [isFresh])
  if (state === 'open') return null
  const at = decidedBy === undefined ? words.endedAt : words.decidedAt
  return (
    <section
      ref={box}
      className={state === 'approved' ? 'good outcome' : 'caution outcome'}
      tabIndex={-1}
      aria-labelledby="outcome"
    >
      <h2 id="outcome">{states[state]}</h2>
      <p>{kind.outcome[state]}</p>
      {state === 'approved' && secretsNext(approval.shown, desk).map((text) => <p key={text}>{text}</p>)}
      <FactList
        facts={[
          decidedBy && [words.decidedBy, decidedBy.name],
          decidedAt === undefined ? undefined : [at, dates.second(decidedAt)],
          decisionReason === undefined
            ? undefined
            : [words.reason, <Typed key="reason" text={decisionReason} />],
        ]}
      />
    </section>
  )
}

/** As it was typed, with its lines. */
const Typed = ({ text }: { text: string }) => <span className="typed">{text}</span>
