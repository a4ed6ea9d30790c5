import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officeImportWords } from '../../../words/office-import.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { Waiting } from '../parts/waiting.tsx'
import { imports } from '../server/joining.ts'
import { AskForImport } from './ask-for-import.tsx'
import { FaultList } from './fault-list.tsx'
import { FileForm } from './file-form.tsx'
import { Letters } from './letters.tsx'

/** Contracts and people, or certificates of the earlier CA, from a file. */
export function ImportPage() {
  const words = useWords(officeImportWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: ['imports'], queryFn: imports.look, staleTime: 0 })
  if (!may.includes('request-import')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.imports} title={words.title} place="">
      <p>{words.lead}</p>
      <p className="on-screen">
        <Link to="/imports/new">{words.toForm}</Link>
      </p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Importing authorities={found.data.authorities} />}
      {found.data && <Letters waiting={found.data.withoutLetters} />}
    </Screen>
  )
}

function Importing({ authorities }: { authorities: readonly { id: string; subject: string }[] }) {
  const words = useWords(officeImportWords)
  const { shown, show, again, edit, isPending, error } = usePreview(imports.check)
  const checked = shown?.preview
  if (shown !== undefined && checked?.isFaulty === false) {
    return <AskForImport file={shown.wish} preview={checked} edit={edit} again={again} />
  }
  return (
    <>
      <FileForm authorities={authorities} isBusy={isPending} check={show} />
      {isPending && <p role="status">{words.checking}</p>}
      {error && <ProblemNote error={error} />}
      {!isPending && error === null && checked?.isFaulty && <FaultList faults={checked} />}
    </>
  )
}
