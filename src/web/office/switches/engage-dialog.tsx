import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { switchWordsFaults } from '../../../domain/kill-switch.ts'
import type { Bilingual } from '../../../domain/language.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeSwitchWords, switchExample } from '../../../words/office-switches.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { FaultSummary } from '../parts/field.tsx'
import { ModalDialog } from '../parts/modal-dialog.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { TextArea } from '../parts/text-area.tsx'
import { keys } from '../server/queries.ts'
import { type SwitchState, switches } from '../server/switches.ts'

/** The words that will stand on everybody's pages. */
export function EngageDialog({ state: { name, off }, close }: { state: SwitchState; close(): void }) {
  const words = useWords(officeSwitchWords)
  const { cancel } = useWords(officeFrameWords)
  const { announce } = useSurroundings()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Bilingual>(off?.words ?? switchExample)
  const [faults, setFaults] = useState<readonly ('ja' | 'en')[]>([])
  const engage = useMutation({
    mutationFn: () => switches.engage({ name, words: typed }),
    onSuccess: () => {
      announce(words.done)
      close()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.switches }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = switchWordsFaults(typed)
    setFaults(found)
    if (found.length === 0) engage.mutate()
  }
  const called = words.names[name]
  const isNew = off === undefined
  return (
    <ModalDialog title={isNew ? words.ask.title(called) : words.ask.changeTitle(called)} close={close}>
      <form onSubmit={submit} noValidate>
        <FaultSummary
          title={words.ask.faults}
          faults={faults.map((field) => ({ field, text: `${words.ask[field]}: ${words.ask.fault}` }))}
        />
        {engage.error && <ProblemNote error={engage.error} />}
        <p>{words.effects[name]}</p>
        <p className="note">{words.ask.lead}</p>
        {(['ja', 'en'] as const).map((language) => (
          <TextArea
            key={language}
            name={language}
            label={words.ask[language]}
            hint={words.ask.hint}
            fault={faults.includes(language) ? words.ask.fault : undefined}
            value={typed[language]}
            rows={4}
            lang={language}
            change={(text) => setTyped({ ...typed, [language]: text })}
          />
        ))}
        <p className="act">
          <button type="submit" className="primary" disabled={engage.isPending}>
            {isNew ? words.ask.act : words.ask.changeAct}
          </button>
          <button type="button" className="secondary" onClick={close}>
            {cancel}
          </button>
        </p>
      </form>
    </ModalDialog>
  )
}
