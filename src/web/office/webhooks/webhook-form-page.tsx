import { type FormEvent, useState } from 'react'
import { longestWebhookName, longestWebhookUrl } from '../../../domain/webhook.ts'
import { type WebhookType, webhookTypes } from '../../../domain/webhook-event.ts'
import { officeWebhookWords } from '../../../words/office-webhooks.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
import { Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { type WebhookPreview, type WebhookWish, webhooks } from '../server/webhooks.ts'
import { webhookFacts } from './shown-webhook.tsx'

/** An address is typed with what shall be told there, compared, and its registration asked for. */
export function WebhookFormPage() {
  const words = useWords(officeWebhookWords)
  const { may } = useSignedIn()
  const [wish, setWish] = useState<WebhookWish>({ name: '', url: '', types: [] })
  const check = usePreview(webhooks.preview)
  if (!may.includes('request-webhook')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.webhookDraft} title={words.register.title} place="">
      {check.shown ? (
        <AskForWebhook {...check.shown} edit={check.edit} again={check.again} />
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
  wish: WebhookWish
  change(wish: WebhookWish): void
  isBusy: boolean
  submit(): void
}

const firstType = `type-${webhookTypes[0]}`

function WishForm({ wish, change, isBusy, submit }: WishFormProps) {
  const { register } = useWords(officeWebhookWords)
  const [isTried, setTried] = useState(false)
  const length = wish.name.trim().length
  const url = wish.url.trim()
  const faults: Record<string, string | undefined> = {
    name: length === 0 || length > longestWebhookName ? register.nameMissing : undefined,
    url: !/^[\x21-\x7e]+$/.test(url) || url.length > longestWebhookUrl ? register.urlMissing : undefined,
    [firstType]: wish.types.length === 0 ? register.typesMissing : undefined,
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
      <Field
        name="url"
        label={register.url}
        hint={register.urlHint}
        value={wish.url}
        fault={told?.url}
        change={(changed) => change({ ...wish, url: changed })}
      />
      <Types chosen={wish.types} fault={told?.[firstType]} change={(types) => change({ ...wish, types })} />
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? register.checking : register.check}
        </button>
      </p>
    </form>
  )
}

interface TypesProps {
  chosen: readonly WebhookType[]
  fault: string | undefined
  change(types: WebhookType[]): void
}

function Types({ chosen, fault, change }: TypesProps) {
  const { register, types } = useWords(officeWebhookWords)
  return (
    <fieldset className="choice">
      <legend>{register.types}</legend>
      {fault && <p className="message">{fault}</p>}
      {webhookTypes.map((type) => (
        <label key={type}>
          <input
            type="checkbox"
            id={`type-${type}`}
            checked={chosen.includes(type)}
            onChange={({ target }) =>
              change(webhookTypes.filter((one) => (one === type ? target.checked : chosen.includes(one))))
            }
          />
          {types[type]}
        </label>
      ))}
    </fieldset>
  )
}

interface AskForWebhookProps {
  wish: WebhookWish
  preview: WebhookPreview
  edit(): void
  again(): void
}

function AskForWebhook({ wish, preview: { shown, shownHash }, edit, again }: AskForWebhookProps) {
  const words = useWords(officeWebhookWords)
  const { language } = useSurroundings()
  return (
    <>
      <p className="lead">{words.register.compare}</p>
      <FactList facts={webhookFacts(shown, language)} />
      <AskAnother
        words={words}
        ask={(evidence) => webhooks.request({ ...wish, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.register.edit}
        list={['webhooks']}
      />
    </>
  )
}
