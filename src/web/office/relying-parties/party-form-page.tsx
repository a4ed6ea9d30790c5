import { type FormEvent, useState } from 'react'
import { officeRelyingPartyWords } from '../../../words/office-relying-parties.ts'
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
import { type RelyingPartyPreview, type RelyingPartyWish, relyingParties } from '../server/relying-parties.ts'
import { partyFacts } from './shown-party.tsx'

/** As it is typed: addresses one on a line. */
interface Typed {
  clientId: string
  nameJa: string
  nameEn: string
  redirectUris: string
  postLogoutUris: string
  logoutUri: string
  loginUri: string
  pem: string
}

const nothing: Typed = {
  clientId: '',
  nameJa: '',
  nameEn: '',
  redirectUris: '',
  postLogoutUris: '',
  logoutUri: '',
  loginUri: '',
  pem: '',
}

const needed = ['clientId', 'nameJa', 'nameEn', 'redirectUris', 'logoutUri', 'loginUri', 'pem'] as const

/** What a service is registered with is typed, compared, and its registration asked for. */
export function RelyingPartyFormPage() {
  const words = useWords(officeRelyingPartyWords)
  const { may } = useSignedIn()
  const [typed, setTyped] = useState(nothing)
  const check = usePreview(relyingParties.preview)
  if (!may.includes('request-relying-party')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.relyingPartyDraft} title={words.register.title} place="">
      {check.shown ? (
        <AskForParty {...check.shown} edit={check.edit} again={check.again} />
      ) : (
        <>
          {check.error && <ProblemNote error={check.error} />}
          <WishForm
            typed={typed}
            change={setTyped}
            isBusy={check.isPending}
            submit={() => check.show(wishOf(typed))}
          />
        </>
      )}
    </Screen>
  )
}

function wishOf({ nameJa, nameEn, redirectUris, postLogoutUris, ...rest }: Typed): RelyingPartyWish {
  return {
    clientId: rest.clientId.trim(),
    name: { ja: nameJa, en: nameEn },
    redirectUris: linesOf(redirectUris),
    postLogoutUris: linesOf(postLogoutUris),
    logoutUri: rest.logoutUri.trim(),
    loginUri: rest.loginUri.trim(),
    pem: rest.pem,
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

interface WishFormProps {
  typed: Typed
  change(typed: Typed): void
  isBusy: boolean
  submit(): void
}

function WishForm({ typed, change, isBusy, submit }: WishFormProps) {
  const { register } = useWords(officeRelyingPartyWords)
  const [isTried, setTried] = useState(false)
  const missing = needed.filter((name) => typed[name].trim() === '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = missing
    if (first === undefined) submit()
    else document.getElementById(first)?.focus()
  }
  const of = (name: keyof Typed) => ({
    name,
    label: register.fields[name].label,
    hint: register.fields[name].hint,
    value: typed[name],
    fault: isTried && missing.some((one) => one === name) ? register.missing : undefined,
    change: (value: string) => change({ ...typed, [name]: value }),
  })
  return (
    <form onSubmit={send} noValidate>
      <Field {...of('clientId')} />
      <Field {...of('nameJa')} />
      <Field {...of('nameEn')} />
      <TextArea {...of('redirectUris')} />
      <Field {...of('logoutUri')} />
      <Field {...of('loginUri')} />
      <TextArea {...of('postLogoutUris')} />
      <TextArea {...of('pem')} rows={8} />
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? register.checking : register.check}
        </button>
      </p>
    </form>
  )
}

interface AskForPartyProps {
  wish: RelyingPartyWish
  preview: RelyingPartyPreview
  edit(): void
  again(): void
}

function AskForParty({ wish, preview: { shown, shownHash }, edit, again }: AskForPartyProps) {
  const words = useWords(officeRelyingPartyWords)
  const { language } = useSurroundings()
  return (
    <>
      <p className="lead">{words.register.compare}</p>
      <FactList facts={partyFacts(shown, language)} />
      <AskAnother
        words={words}
        ask={(evidence) => relyingParties.request({ ...wish, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.register.edit}
        list={['relying-parties']}
      />
    </>
  )
}
