import { officePolicyWords } from '../../../words/office-policy.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
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
      <AskAnother
        words={words}
        ask={(evidence) => policy.request({ wish, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.edit}
        list={keys.policy}
      />
    </>
  )
}
