import { officeBoardWords } from '../../../words/office-board.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
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
      <AskAnother
        words={words}
        ask={(evidence) => board.request({ draft, shownHash: preview.shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.edit}
      />
    </>
  )
}
