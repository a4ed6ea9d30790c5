import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RevokeReason, StopReason } from '../../../domain/desk-reason.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { type AtOnce, desk } from '../server/desk.ts'

export type AtOnceName = 'revoke' | 'stop' | 'contract-stop'

interface AtOnceDialogProps {
  memberId: string
  act: AtOnceName
  close(): void
  done(): void
}

/** What one person does alone: what will happen to whom, why, and then it is done. */
export function AtOnceDialog({ memberId, act, close, done }: AtOnceDialogProps) {
  const words = useWords(officeDeskWords)
  const { cancel } = useWords(officeFrameWords)
  const queries = useQueryClient()
  const [revokeReason, setRevokeReason] = useState<RevokeReason>('loss')
  const [stopReason, setStopReason] = useState<StopReason>('loss')
  const said = words.atOnce[act]
  const whose = act === 'stop' ? 'member' : 'contract'
  const wish: AtOnce =
    act === 'revoke' ? { act, reason: revokeReason } : { act: 'stop', whose, reason: stopReason }
  const deed = useMutation({
    mutationFn: () => desk.atOnce(memberId, wish),
    onSuccess: async () => {
      done()
      for (const what of ['member', 'desk', 'timeline']) void queries.invalidateQueries({ queryKey: [what] })
    },
  })
  return (
    <ModalDialog title={said.title} role="alertdialog" close={close}>
      {deed.error && <ProblemNote error={deed.error} />}
      <p>
        <strong>{said.lead}</strong>
      </p>
      {act === 'revoke' ? (
        <Choice
          name="reason"
          label={words.reason}
          options={words.revokeReasons}
          value={revokeReason}
          change={(chosen) => setRevokeReason(chosen)}
        />
      ) : (
        <Choice
          name="reason"
          label={words.reason}
          options={words.stopReasons}
          value={stopReason}
          change={(chosen) => setStopReason(chosen)}
        />
      )}
      <p className="act">
        <button type="button" className="primary" onClick={() => deed.mutate()} disabled={deed.isPending}>
          {deed.isPending ? said.working : said.act}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {cancel}
        </button>
      </p>
    </ModalDialog>
  )
}
