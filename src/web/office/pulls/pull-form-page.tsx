import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { officePullWords, pullExample } from '../../../words/office-pulls.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { Waiting } from '../parts/waiting.tsx'
import { type PullPreview, type PullWish, pulls } from '../server/pulls.ts'
import { PullForm } from './pull-form.tsx'
import { pullFacts } from './pull-part.tsx'

const empty: PullWish = {
  issuerId: '',
  keyAlgorithm: '',
  issuedBefore: '',
  spreadHours: 168,
  reason: pullExample,
}

/** Which certificates, then how many these are, then the request. What was typed stays all the while. */
export function PullFormPage() {
  const words = useWords(officePullWords)
  const { may } = useSignedIn()
  const [wish, setWish] = useState(empty)
  const found = useQuery({ queryKey: ['renewal-pulls'], queryFn: pulls.all, staleTime: 0 })
  const check = usePreview(pulls.preview)
  if (!may.includes('request-pull')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.pullDraft} title={words.ask} place={check.shown ? 'preview' : 'draft'}>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {check.shown && <AskForPull {...check.shown} edit={check.edit} again={check.again} />}
      {!check.shown && found.data && (
        <>
          <p>{words.form.lead}</p>
          {check.error && <ProblemNote error={check.error} />}
          <PullForm
            wish={wish}
            issuers={found.data.issuers}
            change={setWish}
            isBusy={check.isPending}
            submit={() => check.show(wish)}
          />
        </>
      )}
    </Screen>
  )
}

interface AskForPullProps {
  wish: PullWish
  preview: PullPreview
  edit(): void
  again(): void
}

function AskForPull({ wish, preview: { shown, shownHash }, edit, again }: AskForPullProps) {
  const words = useWords(officePullWords)
  const surroundings = useSurroundings()
  return (
    <>
      {shown.certificates === 0 && <p className="warning">{words.nobody}</p>}
      <FactList facts={pullFacts(shown, surroundings)} />
      <p className="note">{words.counted}</p>
      <AskAnother
        words={words}
        ask={(evidence) => pulls.request({ wish, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.form.edit}
        list={['renewal-pulls']}
      />
    </>
  )
}
