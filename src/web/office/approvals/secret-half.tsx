import { useMutation } from '@tanstack/react-query'
import { officeDeskWords } from '../../../words/office-desk.ts'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { desk } from '../server/desk.ts'
import type { Approval } from '../server/office.ts'

/** Of an EST secret that two have agreed to: each of them is shown one half, once. */
export function SecretHalf({ approval }: { approval: Approval }) {
  const { secretHalf: words } = useWords(officeDeskWords)
  const { staff } = useSignedIn()
  const { dates } = useSurroundings()
  const show = useMutation({ mutationFn: () => desk.secretHalf(approval.id), gcTime: 0 })
  const { shown, state, requestedBy, decidedBy } = approval
  const isMine = [requestedBy.id, decidedBy?.id].includes(staff.id)
  if (shown.act !== 'est-secret' || state !== 'approved' || !isMine) return null
  return (
    <section className="panel" aria-labelledby="half">
      <h2 id="half">{words.title}</h2>
      <p>{words.lead}</p>
      {show.error && <ProblemNote error={show.error} />}
      {show.data ? (
        <div role="status">
          <FactList
            facts={[
              [
                words.which[show.data.half],
                <strong key="half" className="code-half">
                  {show.data.text}
                </strong>,
              ],
              [
                words.userName,
                <span key="name" className="hex">
                  {show.data.userName}
                </span>,
              ],
              [words.until, dates.moment(show.data.expiresAt)],
            ]}
          />
        </div>
      ) : (
        <p className="act">
          <button type="button" className="secondary" onClick={() => show.mutate()} disabled={show.isPending}>
            {words.show}
          </button>
        </p>
      )}
    </section>
  )
}
