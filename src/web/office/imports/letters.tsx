import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { officeImportWords } from '../../../words/office-import.ts'
import { useSignedIn, useWords } from '../frame/surroundings.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { imports } from '../server/joining.ts'

/** Writes the letters of those who came by file, a portion after the other, for as long as the page is open. */
export function Letters({ waiting }: { waiting: number }) {
  const words = useWords(officeImportWords)
  const { may } = useSignedIn()
  const queries = useQueryClient()
  const [left, setLeft] = useState<number>()
  const [isWriting, setWriting] = useState(false)
  const [error, setError] = useState<Error>()
  const isOn = useRef(false)
  useEffect(
    () => () => {
      isOn.current = false
    },
    [],
  )
  if (!may.includes('write-letters')) return null
  const write = async () => {
    isOn.current = true
    setWriting(true)
    setError(undefined)
    try {
      let count = left ?? waiting
      while (isOn.current && count > 0) {
        const answer = await imports.writeLetters()
        count = answer.written === 0 ? 0 : answer.waiting
        setLeft(answer.waiting)
      }
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)))
    }
    isOn.current = false
    setWriting(false)
    void queries.invalidateQueries({ queryKey: ['letters'] })
  }
  const count = left ?? waiting
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{words.letters.title}</h2>
      <p role="status">
        {isWriting
          ? words.letters.writing(count)
          : count === 0
            ? words.letters.none
            : words.letters.waiting(count)}
      </p>
      {error && <ProblemNote error={error} />}
      <p className="act">
        {isWriting ? (
          <button
            type="button"
            className="secondary"
            onClick={() => {
              isOn.current = false
            }}
          >
            {words.letters.stop}
          </button>
        ) : (
          count > 0 && (
            <button type="button" className="secondary" onClick={() => void write()}>
              {words.letters.write}
            </button>
          )
        )}
        {may.includes('read-letters') && <Link to="/letters">{words.letters.toLetters}</Link>}
      </p>
    </section>
  )
}
