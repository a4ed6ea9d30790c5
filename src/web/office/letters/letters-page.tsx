import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { officeLetterWords } from '../../../words/office-letters.ts'
import { officeScreens } from '../../../words/screens.ts'
import { NotAllowedPage } from '../frame/not-found-page.tsx'
import { useSignedIn, useSurroundings, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { Screen } from '../parts/screen.tsx'
import { Table } from '../parts/table.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { type LetterPile, letters, type WaitingLetter } from '../server/letters.ts'
import { keys } from '../server/queries.ts'
import { PrintDialog } from './print-dialog.tsx'

/** What waits to be printed, in two piles. */
export function LettersPage() {
  const words = useWords(officeLetterWords)
  const { may } = useSignedIn()
  const found = useQuery({ queryKey: keys.letters, queryFn: letters.piles, staleTime: 0 })
  if (!may.includes('read-letters')) return <NotAllowedPage />
  return (
    <Screen screen={officeScreens.letters} title={words.title} place="">
      <p>{words.lead}</p>
      <p className="note">{words.once}</p>
      {found.isPending && <Waiting />}
      {found.error && <ProblemNote error={found.error} retry={() => void found.refetch()} />}
      {found.data?.map((pile) => (
        <Pile key={pile.kind} pile={pile} />
      ))}
    </Screen>
  )
}

function Pile({ pile: { kind, count, letters: listed } }: { pile: LetterPile }) {
  const words = useWords(officeLetterWords)
  const { may } = useSignedIn()
  const [isAsked, setAsked] = useState(false)
  const [printed, setPrinted] = useState<number>()
  const mine = listed.filter(({ mayPrint }) => mayPrint === 'yes')
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>
        {words.piles[kind]} ({words.count(count)})
      </h2>
      {printed !== undefined && (
        <div className="good" role="status">
          <p>{words.done(printed)}</p>
          <p>{words.doneNext}</p>
        </div>
      )}
      {listed.length === 0 ? <p>{words.none}</p> : <LetterTable letters={listed} />}
      {listed.length < count && <p className="small">{words.first(listed.length)}</p>}
      {mine.length < listed.length && <p>{words.others(listed.length - mine.length)}</p>}
      {!may.includes('print-letters') && <p>{words.notAllowed}</p>}
      {may.includes('print-letters') && mine.length > 0 && (
        <p className="act">
          <button type="button" className="secondary" onClick={() => setAsked(true)}>
            {words.print(mine.length)}
          </button>
        </p>
      )}
      {isAsked && (
        <PrintDialog
          kind={kind}
          ids={mine.map(({ id }) => id)}
          close={() => setAsked(false)}
          done={(count) => {
            setAsked(false)
            setPrinted(count)
          }}
        />
      )}
    </section>
  )
}

function LetterTable({ letters: listed }: { letters: readonly WaitingLetter[] }) {
  const words = useWords(officeLetterWords)
  const { language, dates, institution } = useSurroundings()
  return (
    <Table
      caption={words.title}
      columns={Object.entries(words.columns).map(([name, head]) => ({ name, head }))}
      rows={listed}
      idOf={({ id }) => id}
      cells={({ memberId, name, contractName, contractNumber, role, since, until, mayPrint }) => [
        <>
          <Link to="/members/$memberId" params={{ memberId }}>
            {name}
          </Link>{' '}
          <small className="concerned">
            {contractName[language]} ({institution[role][language]})
          </small>
        </>,
        contractNumber,
        dates.moment(since),
        dates.moment(until),
        words.hands[mayPrint],
      ]}
    />
  )
}
