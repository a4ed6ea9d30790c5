import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type Approval, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { RejectDialog } from './reject-dialog.tsx'
import { VerifyDialog } from './verify-dialog.tsx'

type Asked = 'none' | 'approve' | 'reject' | 'withdraw'

/** What this person may do with the request, or why nothing; and what became of it. */
export function Decision({ approval }: { approval: Approval }) {
  const { one: words } = useWords(officeApprovalWords)
  const [asked, setAsked] = useState<Asked>('none')
  const close = () => setAsked('none')
  const done = useDecided(approval, close)
  if (approval.state !== 'open') return <Outcome approval={approval} />
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{words.decide}</h2>
      {approval.mayDecide === 'yes' && (
        <>
          <p>{words.willHappen(approval.shown.name)}</p>
          <p className="act">
            <button type="button" className="primary" onClick={() => setAsked('approve')}>
              {words.approve}
            </button>
            <button type="button" className="secondary" onClick={() => setAsked('reject')}>
              {words.reject}
            </button>
          </p>
        </>
      )}
      {approval.mayDecide === 'own' && <p>{words.mayNot.own}</p>}
      {approval.mayDecide === 'role' && <p>{words.mayNot.role}</p>}
      <MayWithdraw approval={approval} ask={() => setAsked('withdraw')} />
      {asked === 'approve' && <VerifyDialog approval={approval} close={close} done={done} />}
      {asked === 'reject' && <RejectDialog approval={approval} close={close} done={done} />}
      {asked === 'withdraw' && <WithdrawDialog approval={approval} close={close} done={done} />}
    </section>
  )
}

/** Everything that the decision has changed is read anew. */
function useDecided(approval: Approval, close: () => void) {
  const queries = useQueryClient()
  return (decided: Approval) => {
    close()
    queries.setQueryData(keys.approval(approval.id), decided)
    void queries.invalidateQueries({ queryKey: ['approvals'] })
    void queries.invalidateQueries({ queryKey: keys.member(approval.shown.memberId) })
    void queries.invalidateQueries({ queryKey: keys.timeline(approval.shown.memberId) })
  }
}

function MayWithdraw({ approval, ask }: { approval: Approval; ask(): void }) {
  const { one: words } = useWords(officeApprovalWords)
  const { staff } = useSignedIn()
  if (approval.requestedBy.id !== staff.id) return null
  return (
    <p className="act">
      <button type="button" className="secondary" onClick={ask}>
        {words.withdraw}
      </button>
    </p>
  )
}

/** When it has just been decided here, the focus comes to what has happened. */
function Outcome({ approval }: { approval: Approval }) {
  const { one: words, states } = useWords(officeApprovalWords)
  const { dates } = useSurroundings()
  const box = useRef<HTMLElement>(null)
  const { state, decidedBy, decidedAt, decisionReason } = approval
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current) box.current?.focus()
  }, [])
  if (state === 'open') return null
  const isDecided = decidedBy !== undefined
  return (
    <section
      ref={box}
      className={state === 'approved' ? 'good outcome' : 'caution outcome'}
      tabIndex={-1}
      role="status"
    >
      <h2>{states[state]}</h2>
      <p>{words.outcome[state]}</p>
      <FactList
        facts={[
          isDecided ? [words.decidedBy, decidedBy.name] : undefined,
          decidedAt === undefined
            ? undefined
            : [isDecided ? words.decidedAt : words.endedAt, dates.second(decidedAt)],
          decisionReason === undefined ? undefined : [words.reason, decisionReason],
        ]}
      />
    </section>
  )
}

interface WithdrawDialogProps {
  approval: Approval
  close(): void
  done(decided: Approval): void
}

function WithdrawDialog({ approval, close, done }: WithdrawDialogProps) {
  const { withdrawing: words } = useWords(officeApprovalWords)
  const { cancel } = useWords(officeFrameWords)
  const withdraw = useMutation({ mutationFn: () => office.withdraw(approval.id), onSuccess: done })
  return (
    <ModalDialog title={words.title} close={close}>
      <p>{words.lead(approval.shown.name)}</p>
      {withdraw.error && <ProblemNote error={withdraw.error} />}
      <p className="act">
        <button
          type="button"
          className="primary"
          onClick={() => withdraw.mutate()}
          disabled={withdraw.isPending}
        >
          {words.act}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {cancel}
        </button>
      </p>
    </ModalDialog>
  )
}
