import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { LetterKind } from '../../../domain/letter.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeLetterWords } from '../../../words/office-letters.ts'
import { useWords } from '../frame/surroundings.ts'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { letters, type PrintedLetter } from '../server/letters.ts'
import { keys } from '../server/queries.ts'
import { LetterSheet } from './letter-sheet.tsx'

interface PrintDialogProps {
  kind: LetterKind
  ids: readonly string[]
  close(): void
  done(count: number): void
}

/** The last question, and the print. What is printed stands nowhere but on paper, and is forgotten with the print. */
export function PrintDialog({ kind, ids, close, done }: PrintDialogProps) {
  const { ask: words } = useWords(officeLetterWords)
  const { cancel } = useWords(officeFrameWords)
  const queries = useQueryClient()
  const print = useMutation({
    mutationFn: () => letters.print({ kind, letters: [...ids] }),
    gcTime: 0, // nothing of it is kept when this is gone
    onSettled: () => queries.invalidateQueries({ queryKey: keys.letters }),
  })
  return (
    <ModalDialog title={words.title} close={close}>
      {print.error && <ProblemNote error={print.error} />}
      <p>{words.printer}</p>
      <p>
        <strong>{words.once(ids.length)}</strong>
      </p>
      <p className="act">
        <button type="button" className="primary" onClick={() => print.mutate()} disabled={!print.isIdle}>
          {print.isPending ? words.working : words.act}
        </button>
        <button type="button" className="secondary" onClick={close}>
          {cancel}
        </button>
      </p>
      {print.data && (
        <Paper
          sheets={print.data}
          out={() => {
            print.reset()
            done(ids.length)
          }}
        />
      )}
    </ModalDialog>
  )
}

/** Beside the page, so that nothing else of it comes onto the paper; on the screen it is never shown (letters.css). */
function Paper({ sheets, out }: { sheets: readonly PrintedLetter[]; out(): void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it stands there
  useEffect(() => {
    document.documentElement.classList.add('prints-letters')
    window.print()
    document.documentElement.classList.remove('prints-letters')
    out()
  }, [])
  return createPortal(
    <div className="letters-on-paper">
      {sheets.map((sheet, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <LetterSheet key={index} sheet={sheet} />
      ))}
    </div>,
    document.body,
  )
}
