import { officeImportWords } from '../../../words/office-import.ts'
import { useWords } from '../frame/surroundings.ts'
import { Table } from '../parts/table.tsx'
import type { ImportShown } from '../server/joining.ts'

/** What should be seen besides the counts: the warnings, and the first lines as they stand in the file. */
export function ShownImport({ shown }: { shown: ImportShown }) {
  const words = useWords(officeImportWords)
  const [head = [], ...rows] = shown.first
  const columns = head.map((title, at) => ({ name: String(at), head: title, at }))
  return (
    <>
      {shown.warnings.length > 0 && (
        <section className="caution" aria-labelledby="warnings">
          <h2 id="warnings">{words.warningsTitle}</h2>
          <ul className="bullets">
            {shown.warnings.map(({ kind, count }) => (
              <li key={kind}>{words.warnings[kind](count)}</li>
            ))}
          </ul>
        </section>
      )}
      <h2>{words.firstTitle}</h2>
      <Table
        caption={words.firstTitle}
        columns={columns}
        rows={rows.map((cells, at) => ({ cells, at }))}
        idOf={({ at }) => String(at)}
        cells={({ cells }) =>
          columns.map(({ name, at }) => (
            <span key={name} className="verbatim">
              {cells[at]}
            </span>
          ))
        }
      />
    </>
  )
}
