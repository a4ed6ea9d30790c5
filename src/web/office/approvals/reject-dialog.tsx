import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { officeApprovalWords } from '../../../words/office-approvals.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useWords } from '../frame/surroundings.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { type Approval, office } from '../server/office.ts'
import { useKind } from './use-kind.ts'

interface RejectDialogProps {
  approval: Approval
  close(): void
  done(decided: Approval): void
}

export function RejectDialog({ approval, close, done }: RejectDialogProps) {
  const { rejecting: words, unlock } = useWords(officeApprovalWords)
  const { cancel } = useWords(officeFrameWords)
  const kind = useKind(approval)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const reject = useMutation({
    mutationFn: () => office.reject(approval.id, { reason: reason.trim() }),
    onSuccess: done,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const length = reason.trim().length
    const wrong = length === 0 ? words.reasonMissing : length > 500 ? unlock.evidenceLong : undefined
    setFault(wrong)
    if (wrong === undefined) reject.mutate()
    else document.getElementById('reason')?.focus()
  }
  return (
    <ModalDialog title={words.title} close={close}>
      <form onSubmit={submit} noValidate>
        <p>
          {kind.kept(kind.about)} {words.lead}
        </p>
        {reject.error && <ProblemNote error={reject.error} />}
        <TextArea name="reason" label={words.reason} value={reason} fault={fault} change={setReason} />
        <p className="act">
          <button type="submit" className="primary" disabled={reject.isPending}>
            {words.act}
          </button>
          <button type="button" className="secondary" onClick={close}>
            {cancel}
          </button>
        </p>
      </form>
    </ModalDialog>
  )
}
