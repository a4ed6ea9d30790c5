import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { longestEvidence } from '../../../domain/approval.ts'
import { ProblemNote } from './problem-note.tsx'
import { TextArea } from './text-area.tsx'

export interface ApprovalMade {
  approvalId: string
}

export interface RequestWords {
  evidence: string
  evidenceHint: string
  evidenceMissing: string
  evidenceLong: string
  submit: string
  submitting: string
}

interface RequestFormProps {
  words: RequestWords
  ask(evidence: string): Promise<ApprovalMade>
  asked(made: ApprovalMade): Promise<unknown>
  /** What was shown may be out of date: it is shown anew, and what was typed stays. */
  again(): unknown
  count?(length: number): string
  look?: 'primary' | 'secondary'
  /** Above what is typed: what is asked for. */
  children?: ReactNode
  /** Between what is typed and the buttons. */
  note?: ReactNode
  /** Beside the button. */
  beside?: ReactNode
}

/** The half of the one who asks, whatever is asked for: what the approver should know, and the request. */
export function RequestForm(props: RequestFormProps) {
  const { words, ask, asked, again, count, look = 'primary', children, note, beside } = props
  const queries = useQueryClient()
  const [evidence, setEvidence] = useState('')
  const [fault, setFault] = useState<string>()
  const typed = evidence.trim()
  const request = useMutation({
    mutationFn: () => ask(typed),
    onSuccess: async (made) => {
      void queries.invalidateQueries({ queryKey: ['approvals'] })
      await asked(made)
    },
    onError: again,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isLong = typed.length > longestEvidence
    const wrong = typed === '' ? words.evidenceMissing : isLong ? words.evidenceLong : undefined
    setFault(wrong)
    if (wrong === undefined) request.mutate()
    else document.getElementById('evidence')?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      {children}
      {request.error && <ProblemNote error={request.error} />}
      <TextArea
        name="evidence"
        label={words.evidence}
        hint={words.evidenceHint}
        value={evidence}
        fault={fault}
        {...(count && { count: count(typed.length) })}
        change={setEvidence}
      />
      {note}
      <p className="act">
        <button type="submit" className={look} disabled={request.isPending}>
          {request.isPending ? words.submitting : words.submit}
        </button>
        {beside}
      </p>
    </form>
  )
}
