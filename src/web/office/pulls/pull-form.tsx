import { type FormEvent, useState } from 'react'
import { switchWordsFaults } from '../../../domain/kill-switch.ts'
import { longestSpread } from '../../../domain/pull-request.ts'
import { officePullWords } from '../../../words/office-pulls.ts'
import { useWords } from '../frame/surroundings.ts'
import { Field } from '../parts/field.tsx'
import { Select } from '../parts/select.tsx'
import { TextArea } from '../parts/text-area.tsx'
import type { Pulls, PullWish } from '../server/pulls.ts'

const kinds = ['', 'EC-P256', 'EC-P384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] as const

interface PullFormProps {
  wish: PullWish
  issuers: Pulls['issuers']
  change(wish: PullWish): void
  isBusy: boolean
  submit(): void
}

/** What is wrong with it, by the field that is to be corrected first. */
function faultOf({ spreadHours, reason }: PullWish): 'spread' | 'reason-ja' | 'reason-en' | undefined {
  if (!Number.isInteger(spreadHours) || spreadHours < 1 || spreadHours > longestSpread) return 'spread'
  const [language] = switchWordsFaults(reason)
  return language && `reason-${language}`
}

export function PullForm({ wish, issuers, change, isBusy, submit }: PullFormProps) {
  const { form, any } = useWords(officePullWords)
  const [isTried, setTried] = useState(false)
  const fault = isTried ? faultOf(wish) : undefined
  const told = (field: typeof fault) => (fault === field ? form.unfit : undefined)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = faultOf(wish)
    if (wrong === undefined) submit()
    else document.getElementById(wrong)?.focus()
  }
  const named = Object.fromEntries([['', any], ...issuers.map(({ id, name }) => [id, name])])
  const kindNames: Record<string, string> = Object.fromEntries(
    kinds.map((kind) => [kind, kind === '' ? any : kind]),
  )
  return (
    <form onSubmit={send} noValidate>
      <Select
        label={form.issuer}
        options={named}
        value={wish.issuerId}
        change={(issuerId) => change({ ...wish, issuerId })}
      />
      <Select<string>
        label={form.keyAlgorithm}
        options={kindNames}
        value={wish.keyAlgorithm}
        change={(chosen) => change({ ...wish, keyAlgorithm: kinds.find((kind) => kind === chosen) ?? '' })}
      />
      <Field
        name="issued-before"
        type="date"
        label={form.issuedBefore}
        hint={form.issuedBeforeHint}
        value={wish.issuedBefore}
        change={(issuedBefore) => change({ ...wish, issuedBefore })}
      />
      <Field
        name="spread"
        inputMode="numeric"
        label={form.spread}
        hint={form.spreadHint}
        value={Number.isNaN(wish.spreadHours) ? '' : String(wish.spreadHours)}
        fault={told('spread')}
        change={(text) => change({ ...wish, spreadHours: text === '' ? Number.NaN : Number(text) })}
      />
      <Reasons wish={wish} change={change} told={told} />
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? form.checking : form.check}
        </button>
      </p>
    </form>
  )
}

function Reasons({
  wish,
  change,
  told,
}: Pick<PullFormProps, 'wish' | 'change'> & {
  told(field: 'reason-ja' | 'reason-en'): string | undefined
}) {
  const { form } = useWords(officePullWords)
  const labels = { ja: form.reasonJa, en: form.reasonEn }
  return (['ja', 'en'] as const).map((language) => (
    <TextArea
      key={language}
      name={`reason-${language}`}
      label={labels[language]}
      hint={form.reasonHint}
      fault={told(`reason-${language}`)}
      value={wish.reason[language]}
      rows={4}
      lang={language}
      change={(text) => change({ ...wish, reason: { ...wish.reason, [language]: text } })}
    />
  ))
}
