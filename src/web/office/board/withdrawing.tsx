import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officeBoardWords } from '../../../words/office-board.ts'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RequestForm } from '../parts/request-form.tsx'
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
  const { withdrawing, ...words } = useWords(officeBoardWords)
  const queries = useQueryClient()
  return (
    <RequestForm
      words={{ ...words, submit: withdrawing.submit }}
      ask={(evidence) => board.requestWithdrawal(messageId, { shownHash, evidence })}
      asked={() => queries.invalidateQueries({ queryKey: keys.boardMessage(messageId) })}
      again={() => queries.invalidateQueries({ queryKey: keys.boardWithdrawal(messageId) })}
      look="secondary"
    />
  )
}
