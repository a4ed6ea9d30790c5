import { type FormEvent, useEffect, useState } from 'react'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { useWords } from '../frame/surroundings.ts'
import { type Fault, FaultSummary, Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Problem } from '../server/ask.ts'
import { SettingFields } from './setting-fields.tsx'
import { AcquisitionFields, MailFields, RenewalFields } from './span-fields.tsx'
import { AnnouncementFields, PageFields } from './text-fields.tsx'
import { faultsAt, faultsOf, type Typed } from './typed.ts'

interface VersionFormProps {
  typed: Typed
  change(changes: Partial<Typed>): void
  isBusy: boolean
  error: Error | null
  submit(): void
}

/** What the parts of the form are given. */
export interface FieldsProps {
  typed: Typed
  change(changes: Partial<Typed>): void
  /** What is wrong with a field, if anything is. */
  of(field: string): string | undefined
}

/** Everything that is decided in the office, with what is decided now. */
export function VersionForm({ typed, change, isBusy, error, submit }: VersionFormProps) {
  const words = useWords(officePolicyWords)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const told = placesIn(error)
  useEffect(() => {
    const places = placesIn(error)
    if (places !== undefined) setFaults(faultsAt(places, words.rules))
  }, [error, words])
  const parts: FieldsProps = {
    typed,
    change,
    of: (field) => faults.find((fault) => fault.field === field)?.text,
  }
  const judge = (event: FormEvent) => {
    event.preventDefault()
    const found = faultsOf(typed, words.rules)
    setFaults(found)
    if (found.length === 0) submit()
  }
  return (
    <form onSubmit={judge} noValidate>
      <p className="note">{words.newLead}</p>
      <FaultSummary title={words.summary} faults={faults} />
      {error && faults.length === 0 && told !== 'nothing' && <ProblemNote error={error} />}
      {told === 'nothing' && <p className="caution">{words.nothingChanged}</p>}
      <Field
        name="effective-from"
        label={words.begins}
        hint={words.beginsHint}
        type="date"
        value={typed.effectiveFrom}
        fault={parts.of('effective-from')}
        change={(effectiveFrom) => change({ effectiveFrom })}
      />
      <RenewalFields {...parts} />
      <AcquisitionFields {...parts} />
      <MailFields {...parts} />
      <PageFields {...parts} />
      <SettingFields {...parts} faults={faults} />
      <AnnouncementFields {...parts} />
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy}>
          {isBusy ? words.previewing : words.preview}
        </button>
      </p>
    </form>
  )
}

/** Where the server found faults, if that is why it said no. */
function placesIn(error: Error | null): string | undefined {
  if (!(error instanceof Problem) || error.code !== 'policy-faulty') return undefined
  return String(error.facts.places ?? '')
}
