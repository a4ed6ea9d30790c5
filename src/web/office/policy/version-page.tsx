import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { Waiting } from '../parts/waiting.tsx'
import { type PolicyDraft, policy } from '../server/policy.ts'
import { keys } from '../server/queries.ts'
import { AskForVersion } from './ask-for-version.tsx'
import { type Typed, typedOf, wishOf } from './typed.ts'
import { VersionForm } from './version-form.tsx'

/** Making a version: what is decided, then whom it touches, then the request. What was typed stays all the while. */
export function VersionPage() {
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: keys.policy, queryFn: policy.versions })
  if (!may.includes('request-policy-version')) return <NotAllowedPage />
  if (found.data === undefined) return <Loading error={found.error} retry={() => void found.refetch()} />
  return <Making draft={found.data.draft} />
}

function Loading({ error, retry }: { error: Error | null; retry(): void }) {
  const words = useWords(officePolicyWords)
  return (
    <Screen screen={officeScreens.policyVersion} title={words.newTitle} place="draft">
      {error ? <ProblemNote error={error} retry={retry} /> : <Waiting />}
    </Screen>
  )
}

function Making({ draft }: { draft: PolicyDraft }) {
  const words = useWords(officePolicyWords)
  const [typed, setTyped] = useState<Typed>(() => typedOf(draft))
  const preview = usePreview((form: Typed) => policy.preview(wishOf(form)))
  const isShown = preview.shown !== undefined
  return (
    <Screen
      screen={officeScreens.policyVersion}
      title={isShown ? words.previewTitle : words.newTitle}
      place={isShown ? 'preview' : 'draft'}
    >
      {preview.shown === undefined ? (
        <VersionForm
          typed={typed}
          change={(changes) => setTyped({ ...typed, ...changes })}
          isBusy={preview.isPending}
          error={preview.error}
          submit={() => preview.show(typed)}
        />
      ) : (
        <AskForVersion
          wish={wishOf(preview.shown.wish)}
          preview={preview.shown.preview}
          edit={preview.edit}
          again={preview.again}
        />
      )}
    </Screen>
  )
}
