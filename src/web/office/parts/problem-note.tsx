import { type Ref, useEffect, useRef } from 'react'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeSignInWords } from '../../../words/office-sign-in.ts'
import { type Surroundings, useSurroundings } from '../frame/surroundings.ts'
import { OtherRelease, Problem, Unreachable } from '../server/ask.ts'
import { PasskeyFailure } from '../server/passkey.ts'
import { refusalIn } from './refusal.ts'

interface Told {
  what: string
  next: string
  /** To be read out. */
  reference?: { label: string; value: string }
}

interface ProblemNoteProps {
  error: Error
  retry?(): void
}

/** What is the matter, what to do now, and what to read out on the telephone. It takes the focus when it appears. */
export function ProblemNote({ error, retry }: ProblemNoteProps) {
  const surroundings = useSurroundings()
  const words = officeFrameWords[surroundings.language]
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new error takes the focus, also a second of its kind
  useEffect(() => box.current?.focus(), [error])
  return (
    <ProblemBox told={problemInWords(error, surroundings)} title={words.problem.title} box={box}>
      {retry && (
        <button type="button" className="secondary" onClick={retry}>
          {words.again}
        </button>
      )}
    </ProblemBox>
  )
}

interface ProblemBoxProps {
  told: Told
  title: string
  box: Ref<HTMLDivElement>
  children: React.ReactNode
}

function ProblemBox({ told: { what, next, reference }, title, box, children }: ProblemBoxProps) {
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <p>{what}</p>
      <p>{next}</p>
      {reference && (
        <p className="reference">
          {reference.label} <b>{reference.value}</b>
        </p>
      )}
      {children}
    </div>
  )
}

function problemInWords(error: Error, { language, voice, dates }: Surroundings): Told {
  const { problem } = officeFrameWords[language]
  if (error instanceof PasskeyFailure) return officeSignInWords[language].passkeyProblem[error.trouble]
  if (error instanceof Unreachable) {
    const { what, next, unsure } = problem.unreachable
    return { what, next: `${next}${language === 'en' ? ' ' : ''}${unsure}` }
  }
  if (error instanceof OtherRelease) return problem.renewed
  if (!(error instanceof Problem)) return problem.fault
  const { code, facts, incident, status } = error
  const refusal = code === undefined ? undefined : refusalIn(code, facts, voice, dates)
  if (refusal !== undefined) {
    return { ...refusal, reference: { label: problem.number, value: refusal.number } }
  }
  if (status < 500) return problem.malformed
  const { what, next } = problem.fault
  return { what, next, ...(incident && { reference: { label: problem.fault.incident, value: incident } }) }
}
