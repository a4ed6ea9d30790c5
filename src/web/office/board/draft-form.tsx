import { type FormEvent, useState } from 'react'
import { longestBody, longestTitle } from '../../../domain/board-message-faults.ts'
import type { Language } from '../../../domain/language.ts'
import { officeBoardWords } from '../../../words/office-board.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { type Fault, FaultSummary, Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { faultsOf, type Typed } from './draft.ts'

interface DraftFormProps {
  typed: Typed
  change(typed: Typed): void
  isBusy: boolean
  error: Error | null
  submit(): void
}

type Of = (field: string) => string | undefined

/** All that a message needs, both languages included. */
export function DraftForm({ typed, change, isBusy, error, submit }: DraftFormProps) {
  const words = useWords(officeBoardWords)
  const { language } = useSurroundings()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const of: Of = (field) => faults.find((fault) => fault.field === field)?.text
  const judge = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(typed, language)
    setFaults(found)
    if (found.length === 0) submit()
  }
  return (
    <form onSubmit={judge} noValidate>
      <FaultSummary title={words.summary} faults={faults} />
      {error && faults.length === 0 && <ProblemNote error={error} />}
      {(['ja', 'en'] as const).map((each) => (
        <Words key={each} language={each} typed={typed} change={change} of={of} />
      ))}
      <Choice
        name="priority"
        label={words.priority}
        options={words.priorities}
        value={typed.priority}
        change={(priority) => change({ ...typed, priority })}
      />
      <Audience typed={typed} change={change} of={of} />
      <Days typed={typed} change={change} of={of} />
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? words.previewing : words.preview}
        </button>
      </p>
    </form>
  )
}

type Part = Pick<DraftFormProps, 'typed' | 'change'> & { of: Of }

function Words({ language, typed, change, of }: Part & { language: Language }) {
  const words = useWords(officeBoardWords)
  const { title, body } = typed
  return (
    <fieldset className="group">
      <legend>{words.text[language]}</legend>
      <Field
        name={`title-${language}`}
        label={words.titleOf[language]}
        lang={language}
        maxLength={longestTitle}
        className="input-wide"
        value={title[language]}
        fault={of(`title-${language}`)}
        change={(value) => change({ ...typed, title: { ...title, [language]: value } })}
      />
      <TextArea
        name={`body-${language}`}
        label={words.bodyOf[language]}
        hint={words.bodyHint}
        lang={language}
        rows={8}
        value={body[language]}
        fault={of(`body-${language}`)}
        count={words.count([...body[language]].length, longestBody)}
        change={(value) => change({ ...typed, body: { ...body, [language]: value } })}
      />
    </fieldset>
  )
}

function Audience({ typed, change, of }: Part) {
  const words = useWords(officeBoardWords)
  return (
    <>
      <Choice
        name="audience"
        label={words.audience}
        options={words.audiences}
        value={typed.audience}
        change={(audience) => change({ ...typed, audience })}
      />
      {typed.audience === 'contract' && (
        <Field
          name="contract-number"
          label={words.contractNumber}
          inputMode="numeric"
          autoComplete="off"
          maxLength={32}
          value={typed.contractNumber}
          fault={of('contract-number')}
          change={(contractNumber) => change({ ...typed, contractNumber })}
        />
      )}
    </>
  )
}

function Days({ typed, change, of }: Part) {
  const words = useWords(officeBoardWords)
  return (
    <fieldset className="group">
      <legend>{words.period}</legend>
      <p className="hint">{words.periodHint}</p>
      <Field
        name="from"
        label={words.from}
        type="date"
        value={typed.from}
        fault={of('from')}
        change={(from) => change({ ...typed, from })}
      />
      <Field
        name="until"
        label={words.until}
        type="date"
        value={typed.until}
        fault={of('until')}
        change={(until) => change({ ...typed, until })}
      />
    </fieldset>
  )
}
