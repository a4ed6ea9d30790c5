import { officeFrameWords } from '../../../words/office-frame.ts'
import { officeMemberWords } from '../../../words/office-member.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { logonFailureIn, refusalIn } from '../parts/refusal.ts'
import type { Answer } from '../server/office.ts'

/** What the one decision function says today, with the sentence that can be read out. */
export function Possibilities({ answers }: { answers: readonly Answer[] }) {
  const { page: words } = useWords(officeMemberWords)
  const { voice } = useSurroundings()
  return (
    <section aria-labelledby="possibilities">
      <h2 id="possibilities">{words.answers}</h2>
      <p className="note">{words.answersNote}</p>
      <ul className="possibilities">
        {answers.map((answer) => (
          <li key={answer.act}>
            <h3>{words.acts[answer.act](voice)}</h3>
            <p className={`verdict verdict-${answer.answer}`}>{words[answer.answer]}</p>
            {answer.answer === 'no' && <Why answer={answer} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Why({ answer: { code, facts = {} } }: { answer: Answer }) {
  const surroundings = useSurroundings()
  const { voice, dates, language } = surroundings
  const { problem } = useWords(officeFrameWords)
  const told = code === undefined ? undefined : refusalIn(code, facts, voice, dates)
  if (told === undefined) return <p className="read-out">{officeMemberWords[language].page.noCertificate}</p>
  const saw = logonFailureIn(String(facts.judgement ?? ''), surroundings)
  return (
    <div className="read-out">
      <p>{saw ?? told.what}</p>
      <p>{told.next}</p>
      <p className="small">
        {problem.number} {told.number}
      </p>
    </div>
  )
}
