import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { type PolicyWish, policy, type VersionPreview } from '../server/policy.ts'
import { keys } from '../server/queries.ts'
import { Reach } from './reach.tsx'
import { ShownVersion } from './shown-version.tsx'

interface AskForVersionProps {
  wish: PolicyWish
  preview: VersionPreview
  edit(): void
  /** What was shown may be out of date: it is shown anew. */
  again(): void
}

/** What would change, whom it touches and how, and the request for another person's approval. */
export function AskForVersion({ wish, preview, edit, again }: AskForVersionProps) {
  const words = useWords(officePolicyWords)
  const { dates } = useSurroundings()
  const { shown, reach, examples, shownHash } = preview
  return (
    <>
      <p className="lead">{words.previewLead}</p>
      <FactList facts={[[words.begins, dates.date(shown.effectiveFrom)]]} />
      <ShownVersion shown={shown} />
      <Reach reach={reach} examples={examples} />
      <RequestForm wish={wish} shownHash={shownHash} edit={edit} again={again} />
    </>
  )
}

function RequestForm({
  wish,
  shownHash,
  edit,
  again,
}: Omit<AskForVersionProps, 'preview'> & { shownHash: string }) {
  const words = useWords(officePolicyWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [evidence, setEvidence] = useState('')
  const [fault, setFault] = useState<string>()
  const ask = useMutation({
    mutationFn: () => policy.request({ wish, shownHash, evidence: evidence.trim() }),
    onSuccess: async ({ approvalId }) => {
      void queries.invalidateQueries({ queryKey: ['approvals'] })
      void queries.invalidateQueries({ queryKey: keys.policy })
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
