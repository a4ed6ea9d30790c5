import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { writeCsv } from '../../../domain/csv.ts'
import type { PersonColumn } from '../../../domain/import-columns.ts'
import type { Language } from '../../../domain/language.ts'
import { importColumnWords, importFaultWords } from '../../../words/import-faults.ts'
import { officeImportWords } from '../../../words/office-import.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { type Fault, FaultSummary, Field } from '../parts/field.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { type ImportChecked, type ImportFile, imports } from '../server/joining.ts'
import { AskForImport } from './ask-for-import.tsx'

const fields = [
  'contract',
  'company',
  'companyKana',
  'companyEnglish',
  'branchCode',
  'branchName',
  'loginId',
  'name',
  'mail',
] as const satisfies PersonColumn[]

type Typed = Partial<Record<PersonColumn, string>>

/** One contract with its first administrator: a file of one line, on the same way as any other. */
export function ImportFormPage() {
  const words = useWords(officeImportWords)
  const { language } = useSurroundings()
  const { may } = useSignedIn()
  const [typed, setTyped] = useState<Typed>({})
  const [opens, setOpens] = useState<'at-once' | 'later'>('at-once')
  const check = usePreview(imports.check)
  if (!may.includes('request-import')) return <NotAllowedPage />
  const checked = check.shown?.preview
  const faults = faultsOf(checked, language)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made: ImportFile = { what: 'people', opens, name: words.form.file, content: lineOf(typed) }
    check.show(made)
  }
  return (
    <Screen screen={officeScreens.importForm} title={words.form.title} place="">
      {check.shown !== undefined && checked?.isFaulty === false ? (
        <AskForImport file={check.shown.wish} preview={checked} edit={check.edit} again={check.again} />
      ) : (
        <>
          <p>{words.form.lead}</p>
          <p className="on-screen">
            <Link to="/imports">{words.toFile}</Link>
          </p>
          {check.error && <ProblemNote error={check.error} />}
          <FaultSummary title={words.form.faulty} faults={faults} />
          <form onSubmit={submit} noValidate>
            <Fields typed={typed} faults={faults} change={setTyped} />
            <Choice<'at-once' | 'later'>
              name="opens"
              label={words.opens}
              options={words.opensWays}
              value={opens}
              change={setOpens}
            />
            <p className="act">
              <button type="submit" className="primary" disabled={check.isPending}>
                {words.check}
              </button>
            </p>
          </form>
        </>
      )}
    </Screen>
  )
}

interface FieldsProps {
  typed: Typed
  faults: readonly Fault[]
  change(typed: Typed): void
}

function Fields({ typed, faults, change }: FieldsProps) {
  const { language } = useSurroundings()
  const names = importColumnWords[language]
  return fields.map((field) => (
    <Field
      key={field}
      name={field}
      label={names[field]}
      value={typed[field] ?? ''}
      fault={faults.find((fault) => fault.field === field)?.text}
      change={(value) => change({ ...typed, [field]: value })}
    />
  ))
}

/** Of one line each fault belongs to one of its fields. */
function faultsOf(checked: ImportChecked | undefined, language: Language): Fault[] {
  if (!checked?.isFaulty) return []
  const names: Readonly<Record<string, string>> = importColumnWords[language]
  const kinds: Readonly<Record<string, (value: string, other: number) => string>> = importFaultWords[language]
  return checked.faults.map(({ column = 'contract', kind, value = '', other = 0 }) => ({
    field: column,
    text: `${names[column] ?? column}: ${kinds[kind]?.(value, other) ?? kind}`,
  }))
}

function lineOf(typed: Typed): string {
  const head = [...fields.map((field) => importColumnWords.ja[field]), importColumnWords.ja.role]
  const line = [...fields.map((field) => typed[field] ?? ''), '管理者']
  return new TextEncoder().encode(writeCsv([head, line])).toBase64()
}
