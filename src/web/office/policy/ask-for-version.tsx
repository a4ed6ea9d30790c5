import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { RequestForm } from '../parts/request-form.tsx'
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
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { shown, reach, examples, shownHash } = preview
  return (
    <>
      <p className="lead">{words.previewLead}</p>
      <FactList facts={[[words.begins, dates.date(shown.effectiveFrom)]]} />
      <ShownVersion shown={shown} />
      <Reach reach={reach} examples={examples} />
      <RequestForm
        words={words}
        ask={(evidence) => policy.request({ wish, shownHash, evidence })}
        asked={({ approvalId }) => {
          void queries.invalidateQueries({ queryKey: keys.policy })
          return navigate({ to: '/approvals/$approvalId', params: { approvalId } })
        }}
        again={again}
        note={
          <p>
            <strong>{words.another}</strong>
          </p>
        }
        beside={
          <button type="button" className="secondary" onClick={edit}>
            {words.edit}
          </button>
        }
      />
    </>
  )
}
