import { useState } from 'react'
import { officeBoardWords } from '../../../words/office-board.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { Screen } from '../parts/screen.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { board } from '../server/board.ts'
import { AskToPublish } from './ask-to-publish.tsx'
import { emptyTyped, type Typed, wishOf } from './draft.ts'
import { DraftForm } from './draft-form.tsx'

/** Writing a message: what is typed, then how members will see it, then the request. What was typed stays all the while. */
export function WritePage() {
  const words = useWords(officeBoardWords)
  const { may } = useSignedIn()
  const [typed, setTyped] = useState<Typed>(emptyTyped)
  const preview = usePreview((draft: Typed) => board.preview(wishOf(draft)))
  if (!may.includes('request-board-message')) return <NotAllowedPage />
  const isShown = preview.shown !== undefined
  return (
    <Screen
      screen={officeScreens.boardDraft}
      title={isShown ? words.previewTitle : words.write}
      place={isShown ? 'preview' : 'draft'}
    >
      {preview.shown === undefined ? (
        <DraftForm
          typed={typed}
          change={setTyped}
          isBusy={preview.isPending}
          error={preview.error}
          submit={() => preview.show(typed)}
        />
      ) : (
        <AskToPublish
          draft={wishOf(preview.shown.wish)}
          preview={preview.shown.preview}
          edit={preview.edit}
          again={preview.again}
        />
      )}
    </Screen>
  )
}
