import { type FormEvent, useState } from 'react'
import { officePredecessorWords } from '../../../words/office-predecessor.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { type PredecessorPreview, predecessors } from '../server/joining.ts'
import { ShownAuthorities } from './shown-authorities.tsx'

/** The certificate of the CA in use today is pasted, compared, and its registration asked for. */
export function PredecessorFormPage() {
  const words = useWords(officePredecessorWords)
  const { may } = useSignedIn()
  const [pem, setPem] = useState('')
  const [fault, setFault] = useState<string>()
  const check = usePreview(predecessors.preview)
  if (!may.includes('request-predecessor')) return <NotAllowedPage />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = pem.trim() === ''
    setFault(isMissing ? words.register.pemMissing : undefined)
    if (isMissing) document.getElementById('pem')?.focus()
    else check.show(pem)
  }
  return (
    <Screen screen={officeScreens.predecessorDraft} title={words.register.title} place="">
      {check.shown ? (
        <AskForAuthority
          pem={check.shown.wish}
          preview={check.shown.preview}
          edit={check.edit}
          again={check.again}
        />
      ) : (
        <form onSubmit={submit} noValidate>
          <p>{words.register.lead}</p>
          {check.error && <ProblemNote error={check.error} />}
          <TextArea
            name="pem"
            label={words.register.pem}
            value={pem}
            rows={12}
            fault={fault}
            change={setPem}
          />
          <p className="act">
            <button type="submit" className="primary" disabled={check.isPending}>
              {check.isPending ? words.register.checking : words.register.check}
            </button>
          </p>
        </form>
      )}
    </Screen>
  )
}

interface AskForAuthorityProps {
  pem: string
  preview: PredecessorPreview
  edit(): void
  again(): void
}

function AskForAuthority({ pem, preview: { shown, shownHash }, edit, again }: AskForAuthorityProps) {
  const words = useWords(officePredecessorWords)
  return (
    <>
      <p className="lead">{words.register.compare}</p>
      <ShownAuthorities shown={shown} />
      <AskAnother
        words={words}
        ask={(evidence) => predecessors.request({ pem, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.register.edit}
        list={['predecessors']}
      />
    </>
  )
}
