import { type FormEvent, useState } from 'react'
import { certificateColumns, personColumns } from '../../../domain/import-columns.ts'
import { largestFile, mostLines } from '../../../domain/import-fault.ts'
import { importColumnWords } from '../../../words/import-faults.ts'
import { officeImportWords } from '../../../words/office-import.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import { Select } from '../parts/select.tsx'
import type { ImportFile } from '../server/joining.ts'

interface FileFormProps {
  authorities: readonly { id: string; subject: string }[]
  isBusy: boolean
  check(file: ImportFile): void
}

const megabytes = largestFile / 1024 / 1024

/** Which file, and what it is brought for. */
export function FileForm({ authorities, isBusy, check }: FileFormProps) {
  const words = useWords(officeImportWords)
  const [what, setWhat] = useState<ImportFile['what']>('people')
  const [opens, setOpens] = useState<'at-once' | 'later'>('at-once')
  const [issuerId, setIssuer] = useState(authorities[0]?.id ?? '')
  const [chosen, setChosen] = useState<File>()
  const [fault, setFault] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const isLarge = chosen !== undefined && chosen.size > largestFile
    setFault(chosen === undefined ? words.fileMissing : isLarge ? words.fileLarge(megabytes) : undefined)
    if (chosen === undefined || isLarge) return document.getElementById('file')?.focus()
    const content = new Uint8Array(await chosen.arrayBuffer()).toBase64()
    const { name } = chosen
    check(what === 'people' ? { what, opens, name, content } : { what, issuerId, name, content })
  }
  const isMissing = what === 'certificates' && authorities.length === 0
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Choice<ImportFile['what']>
        name="what"
        label={words.what}
        options={words.whats}
        value={what}
        change={setWhat}
      />
      {what === 'people' && (
        <Choice<'at-once' | 'later'>
          name="opens"
          label={words.opens}
          options={words.opensWays}
          value={opens}
          change={setOpens}
        />
      )}
      {isMissing && <p className="caution">{words.noAuthority}</p>}
      {what === 'certificates' && !isMissing && (
        <Select
          label={words.authority}
          options={Object.fromEntries(authorities.map(({ id, subject }) => [id, subject]))}
          value={issuerId}
          change={setIssuer}
        />
      )}
      <ColumnList what={what} />
      <Field
        name="file"
        type="file"
        accept=".csv,text/csv"
        label={words.file}
        hint={words.fileHint(mostLines, megabytes)}
        fault={fault}
        change={() => undefined}
        onInput={({ currentTarget }) => setChosen(currentTarget.files?.[0])}
      />
      <p className="act">
        <button type="submit" className="primary" disabled={isBusy || isMissing}>
          {words.check}
        </button>
      </p>
    </form>
  )
}

/** The columns that a file may have, by the names under which they are found. */
function ColumnList({ what }: { what: ImportFile['what'] }) {
  const words = useWords(officeImportWords)
  const { language } = useSurroundings()
  const columns: Readonly<Record<string, { needed: boolean }>> =
    what === 'people' ? personColumns : certificateColumns
  const names: Readonly<Record<string, string>> = importColumnWords[language]
  return (
    <details>
      <summary>{words.columnsTitle}</summary>
      <p>{words.columnsLead}</p>
      <p>
        {Object.entries(columns).map(([column, { needed }], at) => (
          <span key={column}>
            {at > 0 && ', '}
            <code>{names[column]}</code>
            {needed && words.needed}
          </span>
        ))}
      </p>
    </details>
  )
}
