import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { officeBoardWords } from '../../../words/office-board.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { type BoardDraft, type BoardPreview, board } from '../server/board.ts'
import { messageFacts } from './message-facts.ts'
import { MessagePreview } from './message-preview.tsx'

interface AskToPublishProps {
  draft: BoardDraft
  preview: BoardPreview
  edit(): void
  /** What was shown may be out of date: it is shown anew. */
  again(): void
}

/** The message as members will see it, whom it reaches, and the request for another person's approval. */
export function AskToPublish({ draft, preview, edit, again }: AskToPublishProps) {
  const words = useWords(officeBoardWords)
  const surroundings = useSurroundings()
  const { message } = preview.shown
  return (
    <>
      <p className="lead">{words.previewLead}</p>
      <MessagePreview message={message} />
      <FactList
        facts={[...messageFacts(message, surroundings), [words.reachLabel, words.reach(preview.reach)]]}
      />
      <RequestForm draft={draft} shownHash={preview.shownHash} edit={edit} again={again} />
    </>
  )
}

function RequestForm({
  draft,
  shownHash,
  edit,
  again,
}: Omit<AskToPublishProps, 'preview'> & { shownHash: string }) {
  const words = useWords(officeBoardWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [evidence, setEvidence] = useState('')
  const [fault, setFault] = useState<string>()
  const ask = useMutation({
    mutationFn: () => board.request({ draft, shownHash, evidence: evidence.trim() }),
    onSuccess: async ({ approvalId }) => {
      void queries.invalidateQueries({ queryKey: ['approvals'] })
      await navigate({ to: '/approvals/$approvalId', params: { approvalId } })
    },
    onError: again,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const length = evidence.trim().length
    const wrong = length === 0 ? words.evidenceMissing : length > 500 ? words.evidenceLong : undefined
    setFault(wrong)
    if (wrong === undefined) ask.mutate()
    else document.getElementById('evidence')?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      {ask.error && <ProblemNote error={ask.error} />}
      <TextArea
        name="evidence"
        label={words.evidence}
        hint={words.evidenceHint}
        value={evidence}
        fault={fault}
        change={setEvidence}
      />
      <p>
        <strong>{words.another}</strong>
      </p>
      <p className="act">
        <button type="submit" className="primary" disabled={ask.isPending}>
          {ask.isPending ? words.submitting : words.submit}
        </button>
        <button type="button" className="secondary" onClick={edit}>
          {words.edit}
        </button>
      </p>
    </form>
  )
}
