import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { officePredecessorWords } from '../../../words/office-predecessor.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { RequestForm } from '../parts/request-form.tsx'
import { Screen } from '../parts/screen.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { type PredecessorPreview, predecessors } from '../server/joining.ts'
import { ShownAuthorities } from './shown-authorities.tsx'

/** The certificate of the CA in use today is pasted, compared, and its registration asked for. */
export function PredecessorFormPage() {
  const words = useWords(officePredecessorWords)
  const { may } = useSignedIn()
  const [pem, setPem] = useState('')
  const [fault, setFault] = useState<string>()
  const check = useMutation({ mutationFn: predecessors.preview })
  if (!may.includes('request-predecessor')) return <NotAllowedPage />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = pem.trim() === ''
    setFault(isMissing ? words.register.pemMissing : undefined)
    if (isMissing) document.getElementById('pem')?.focus()
    else check.mutate(pem)
  }
  return (
    <Screen screen={officeScreens.predecessorDraft} title={words.register.title} place="">
      {check.data ? (
        <AskForAuthority pem={pem} preview={check.data} edit={check.reset} again={() => check.mutate(pem)} />
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
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <>
      <p className="lead">{words.register.compare}</p>
      <ShownAuthorities shown={shown} />
      <RequestForm
        words={words}
        ask={(evidence) => predecessors.request({ pem, shownHash, evidence })}
        asked={({ approvalId }) => {
          void queries.invalidateQueries({ queryKey: ['predecessors'] })
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
            {words.register.edit}
          </button>
        }
      />
    </>
  )
}
