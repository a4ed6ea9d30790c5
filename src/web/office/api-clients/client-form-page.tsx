import { type FormEvent, useState } from 'react'
import { longestClientName } from '../../../domain/api-client.ts'
import { type ApiScope, apiScopes } from '../../../domain/api-scope.ts'
import { officeApiClientWords } from '../../../words/office-api-clients.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
import { Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { type ApiClientPreview, type ApiClientWish, apiClients } from '../server/api-clients.ts'
import { clientFacts } from './shown-client.tsx'

/** A program's key is pasted with what it may do, compared, and its registration asked for. */
export function ApiClientFormPage() {
  const words = useWords(officeApiClientWords)
  const { may } = useSignedIn()
  const [wish, setWish] = useState<ApiClientWish>({ name: '', pem: '', scopes: [] })
  const check = usePreview(apiClients.preview)
  if (!may.includes('request-api-client')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.apiClientDraft} title={words.register.title} place="">
      {check.shown ? (
        <AskForClient {...check.shown} edit={check.edit} again={check.again} />
      ) : (
        <>
          {check.error && <ProblemNote error={check.error} />}
          <WishForm wish={wish} change={setWish} isBusy={check.isPending} submit={() => check.show(wish)} />
        </>
      )}
    </Screen>
  )
}

interface WishFormProps {
  wish: ApiClientWish
  change(wish: ApiClientWish): void
  isBusy: boolean
  submit(): void
}

function WishForm({ wish, change, isBusy, submit }: WishFormProps) {
  const { register, ...words } = useWords(officeApiClientWords)
  const [isTried, setTried] = useState(false)
  const length = wish.name.trim().length
  const faults = {
    name: length === 0 || length > longestClientName ? register.nameMissing : undefined,
    pem: wish.pem.trim() === '' ? register.pemMissing : undefined,
    'scope-contracts:read': wish.scopes.length === 0 ? register.scopesMissing : undefined,
  }
  const told = isTried ? faults : undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = Object.entries(faults).find(([, fault]) => fault !== undefined)
    if (wrong === undefined) submit()
    else document.getElementById(wrong[0])?.focus()
  }
  return (
    <form onSubmit={send} noValidate>
      <Field
        name="name"
        label={register.name}
        hint={register.nameHint}
        value={wish.name}
        fault={told?.name}
        change={(name) => change({ ...wish, name })}
      />
      <TextArea
        name="pem"
        label={register.pem}
        hint={register.pemHint}
        value={wish.pem}
        rows={10}
        fault={told?.pem}
        change={(pem) => change({ ...wish, pem })}
      />
      <Scopes
        chosen={wish.scopes}
        fault={told?.['scope-contracts:read']}
        change={(scopes) => change({ ...wish, scopes })}
      />
      {wish.scopes.includes('imports:unattended') && <p className="warning">{words.unattended}</p>}
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? register.checking : register.check}
        </button>
      </p>
    </form>
  )
}

interface ScopesProps {
  chosen: readonly ApiScope[]
  fault: string | undefined
  change(scopes: ApiScope[]): void
}

function Scopes({ chosen, fault, change }: ScopesProps) {
  const { register, scopes } = useWords(officeApiClientWords)
  return (
    <fieldset className="choice">
      <legend>{register.scopes}</legend>
      {fault && <p className="message">{fault}</p>}
      {apiScopes.map((scope) => (
        <label key={scope}>
          <input
            type="checkbox"
            id={`scope-${scope}`}
            checked={chosen.includes(scope)}
            onChange={({ target }) =>
              change(apiScopes.filter((one) => (one === scope ? target.checked : chosen.includes(one))))
            }
          />
          {scopes[scope]}
        </label>
      ))}
    </fieldset>
  )
}

interface AskForClientProps {
  wish: ApiClientWish
  preview: ApiClientPreview
  edit(): void
  again(): void
}

function AskForClient({ wish, preview: { shown, shownHash }, edit, again }: AskForClientProps) {
  const words = useWords(officeApiClientWords)
  const { language } = useSurroundings()
  return (
    <>
      <p className="lead">{words.register.compare}</p>
      <FactList facts={clientFacts(shown, language)} />
      <AskAnother
        words={words}
        ask={(evidence) => apiClients.request({ ...wish, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.register.edit}
        list={['api-clients']}
      />
    </>
  )
}
