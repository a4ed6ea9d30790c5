import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { officeImportWords } from '../../../words/office-import.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FactList } from '../parts/facts.tsx'
import { RequestForm } from '../parts/request-form.tsx'
import { type ImportFile, type ImportPreview, imports } from '../server/joining.ts'
import { importFacts } from './import-facts.tsx'
import { ShownImport } from './shown-import.tsx'

interface AskForImportProps {
  file: ImportFile
  preview: ImportPreview
  edit(): void
  /** What was shown may be out of date: the file is checked anew. */
  again(): void
}

/** What would be written, and the request for another person's approval. */
export function AskForImport({ file, preview: { shown, shownHash }, edit, again }: AskForImportProps) {
  const words = useWords(officeImportWords)
  const { language } = useSurroundings()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <>
      <p className="lead" role="status">
        {words.right(shown.lines)}
      </p>
      <FactList facts={importFacts(shown, language)} />
      <ShownImport shown={shown} />
      <RequestForm
        words={words}
        ask={(evidence) => imports.request({ file, shownHash, evidence })}
        asked={({ approvalId }) => {
          void queries.invalidateQueries({ queryKey: ['imports'] })
          return navigate({ to: '/approvals/$approvalId', params: { approvalId } })
        }}
        again={again}
        note={
          <p>
            <strong>{words.another}</strong>
          </p>
        }
        beside={
          <button type="button" className="secondary" onClick={edit}>
            {words.otherFile}
          </button>
        }
      />
    </>
  )
}
