import { useEffect, useRef, useState } from 'react'
import { importColumnWords, importFaultWords } from '../../../words/import-faults.ts'
import { officeImportWords } from '../../../words/office-import.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Table } from '../parts/table.tsx'
import type { ImportFaults } from '../server/joining.ts'

/** So many rows at once; all of them are there, and nobody reads more before he mends. */
const atOnce = 200

/** Everything that is wrong with the file, by line and column. */
export function FaultList({ faults: { faults, count, lines } }: { faults: ImportFaults }) {
  const words = useWords(officeImportWords)
  const { language } = useSurroundings()
  const [shown, setShown] = useState(atOnce)
  const columns: Readonly<Record<string, string>> = importColumnWords[language]
  const kinds: Readonly<Record<string, (value: string, other: number) => string>> = importFaultWords[language]
  const rest = faults.length - shown
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count])
  return (
    <section aria-labelledby="faults">
      <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
        <h2 id="faults">{words.faulty(count, lines)}</h2>
        <p>{words.faultyLead}</p>
      </div>
      <Table
        caption={words.faultsCaption}
        columns={Object.entries(words.faultColumns).map(([name, head]) => ({ name, head }))}
        rows={faults.slice(0, shown).map((fault, at) => ({ ...fault, at }))}
        idOf={({ at }) => String(at)}
        cells={({ line, column, value = '', kind, other = 0 }) => [
          line === 0 ? words.wholeFile : String(line),
          column === undefined ? '' : (columns[column] ?? column),
          <span key="value" className="verbatim">
            {value}
          </span>,
          kinds[kind]?.(value, other) ?? kind,
        ]}
      />
      {rest > 0 && (
        <p className="act">
          <button type="button" className="secondary" onClick={() => setShown(shown + atOnce * 5)}>
            {words.moreFaults(rest)}
          </button>
        </p>
      )}
    </section>
  )
}
