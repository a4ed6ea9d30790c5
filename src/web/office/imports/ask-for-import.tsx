import { officeImportWords } from '../../../words/office-import.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { AskAnother } from '../parts/ask-another.tsx'
import { FactList } from '../parts/facts.tsx'
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
  return (
    <>
      <p className="lead" role="status">
        {words.right(shown.lines)}
      </p>
      <FactList facts={importFacts(shown, language)} />
      <ShownImport shown={shown} />
      <AskAnother
        words={words}
        ask={(evidence) => imports.request({ file, shownHash, evidence })}
        again={again}
        edit={edit}
        editWord={words.otherFile}
        list={['imports']}
      />
    </>
  )
}
