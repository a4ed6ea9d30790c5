import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RevokeReason, StopReason } from '../../../domain/desk-reason.ts'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { type Fault, FaultSummary } from '../parts/field.tsx'
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
  const [revokeReason, setRevokeReason] = useState<RevokeReason>()
  const [stopReason, setStopReason] = useState<StopReason>()
  const said = words.atOnce[act]
  const wish = wishOf(act, revokeReason, stopReason)
  const [told, setTold] = useState<readonly Fault[]>([])
  const deed = useMutation({
    mutationFn: (wanted: AtOnce) => desk.atOnce(memberId, wanted),
    onSuccess: async () => {
      done()
      for (const what of ['member', 'desk', 'timeline']) void queries.invalidateQueries({ queryKey: [what] })
    },
  })
  const submit = () => {
    setTold(wish === undefined ? [{ field: 'reason', text: words.choose(words.reason) }] : [])
    if (wish !== undefined) deed.mutate(wish)
  }
  const fault = wish === undefined ? told[0]?.text : undefined
  return (
    <ModalDialog title={said.title} role="alertdialog" close={close}>
      <FaultSummary title={words.summary} faults={told} />
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
          fault={fault}
          change={(chosen) => setRevokeReason(chosen)}
        />
      ) : (
        <Choice
          name="reason"
          label={words.reason}
          options={words.stopReasons}
          value={stopReason}
          fault={fault}
          change={(chosen) => setStopReason(chosen)}
        />
      )}
      <p className="act">
        <button type="button" className="primary" onClick={submit} disabled={deed.isPending}>
          {deed.isPending ? said.working : said.act}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {cancel}
        </button>
      </p>
    </ModalDialog>
  )
}

/** Undefined while no reason was chosen. */
function wishOf(
  act: AtOnceName,
  revokeReason: RevokeReason | undefined,
  stopReason: StopReason | undefined,
): AtOnce | undefined {
  if (act === 'revoke') return revokeReason && { act, reason: revokeReason }
  return stopReason && { act: 'stop', whose: act === 'stop' ? 'member' : 'contract', reason: stopReason }
}
