import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { officeBoardWords } from '../../../words/office-board.ts'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type BoardMessage, board } from '../server/board.ts'
import { keys } from '../server/queries.ts'

/** Taking a message away: the request of one, for the approval of another. */
export function Withdrawing({ message: { id, openWithdrawals } }: { message: BoardMessage }) {
  const { withdrawing: words } = useWords(officeBoardWords)
  const { may } = useSignedIn()
  const [waiting] = openWithdrawals
  return (
    <section className="panel on-screen" aria-labelledby="withdrawing">
      <h2 id="withdrawing">{words.title}</h2>
      {waiting === undefined ? (
        <p>{words.lead}</p>
      ) : (
        <p role="status">
          {words.waiting}{' '}
          <Link to="/approvals/$approvalId" params={{ approvalId: waiting }}>
            {words.showRequest}
          </Link>
        </p>
      )}
      {waiting === undefined &&
        (may.includes('request-board-message') ? <Ask messageId={id} /> : <p>{words.notAllowed}</p>)}
    </section>
  )
}

function Ask({ messageId }: { messageId: string }) {
  const preview = useQuery({
    queryKey: keys.boardWithdrawal(messageId),
    queryFn: () => board.previewWithdrawal(messageId),
    staleTime: 0,
  })
  return (
    <>
      {preview.isPending && <Waiting />}
      {preview.error && <ProblemNote error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && <AskForm messageId={messageId} shownHash={preview.data.shownHash} />}
    </>
  )
}

function AskForm({ messageId, shownHash }: { messageId: string; shownHash: string }) {
  const words = useWords(officeBoardWords)
  const queries = useQueryClient()
  const [evidence, setEvidence] = useState('')
  const [fault, setFault] = useState<string>()
  const ask = useMutation({
    mutationFn: () => board.requestWithdrawal(messageId, { shownHash, evidence: evidence.trim() }),
    onSuccess: async () => {
      void queries.invalidateQueries({ queryKey: ['approvals'] })
      await queries.invalidateQueries({ queryKey: keys.boardMessage(messageId) })
    },
    onError: () => queries.invalidateQueries({ queryKey: keys.boardWithdrawal(messageId) }),
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
      <p className="act">
        <button type="submit" className="secondary" disabled={ask.isPending}>
          {ask.isPending ? words.submitting : words.withdrawing.submit}
        </button>
      </p>
    </form>
  )
}
