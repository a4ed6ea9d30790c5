import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type Approval, office } from '../server/office.ts'
import { keys } from '../server/queries.ts'
import { RejectDialog } from './reject-dialog.tsx'
import { requestPart } from './request-part.tsx'
import { useKind } from './use-kind.ts'
import { VerifyDialog } from './verify-dialog.tsx'

type Asked = 'none' | 'approve' | 'reject' | 'withdraw'

/** What this person may do with an open request, or why nothing. */
export function Decision({ approval, decided }: { approval: Approval; decided(): void }) {
  const { one: words } = useWords(officeApprovalWords)
  const kind = useKind(approval)
  const [asked, setAsked] = useState<Asked>('none')
  const close = () => setAsked('none')
  const read = useReadAnew(approval)
  const done = (answer: Approval) => {
    close()
    decided()
    read(answer)
  }
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{words.decide}</h2>
      {approval.mayDecide === 'yes' && (
        <>
          <p>{kind.willHappen(kind.about)}</p>
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
      {approval.mayDecide === 'about-oneself' && <p>{words.mayNot['about-oneself']}</p>}
      {approval.mayDecide === 'role' && <p>{words.mayNot.role}</p>}
      <MayWithdraw approval={approval} ask={() => setAsked('withdraw')} />
      {asked === 'approve' && <VerifyDialog approval={approval} close={close} done={done} />}
      {asked === 'reject' && <RejectDialog approval={approval} close={close} done={done} />}
      {asked === 'withdraw' && <WithdrawDialog approval={approval} close={close} done={done} />}
    </section>
  )
}

/** Everything that the decision has changed is read anew. */
function useReadAnew(approval: Approval) {
  const queries = useQueryClient()
  const { touches } = requestPart(approval.shown, useSurroundings())
  return (answer: Approval) => {
    queries.setQueryData(keys.approval(approval.id), answer)
    void queries.invalidateQueries({ queryKey: ['approvals'] })
    for (const queryKey of touches) void queries.invalidateQueries({ queryKey })
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

interface WithdrawDialogProps {
  approval: Approval
  close(): void
  done(decided: Approval): void
}

function WithdrawDialog({ approval, close, done }: WithdrawDialogProps) {
  const { withdrawing: words } = useWords(officeApprovalWords)
  const { cancel } = useWords(officeFrameWords)
  const kind = useKind(approval)
  const withdraw = useMutation({ mutationFn: () => office.withdraw(approval.id), onSuccess: done })
  return (
    <ModalDialog title={words.title} close={close}>
      <p>
        {kind.kept(kind.about)} {words.lead}
      </p>
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
