import { officeClosedWords } from '../../../words/office-closed.ts'
import { officeFrameWords } from '../../../words/office-frame.ts'
import { refusalNumber } from '../../../words/refusal-number.ts'
import { useSurroundings, useWords } from './surroundings.ts'

/** While the database is behind the journal: what it is, since when, what is refused, and what to do. On every page. */
export function ClosedNotice() {
  const words = useWords(officeClosedWords)
  const { problem } = useWords(officeFrameWords)
  const { closed, dates, language } = useSurroundings()
  if (closed === undefined) return null
  const { since, isDamaged, lacking } = closed
  const what = [
    words.since(dates.moment(since)),
    isDamaged ? words.damaged : words.behind,
    ...(lacking ? [words.lacking(lacking.events, dates.moment(lacking.from))] : []),
  ]
  return (
    <section className="caution closed-notice" aria-labelledby="closed-notice" role="status">
      <p className="closed-title" id="closed-notice">
        {words.title}
      </p>
      <p>{what.join(language === 'en' ? ' ' : '')}</p>
      <p>{words.next}</p>
      <details>
        <summary>{words.more}</summary>
        <p>{words.refused}</p>
        <p>{words.open}</p>
        <p>{isDamaged ? words.operatorDamaged : words.operator}</p>
        <ul className="commands">
          {words.commands.map(([command, what]) => (
            <li key={command}>
              <code>{command}</code> {what}
            </li>
          ))}
        </ul>
      </details>
      <p className="note">
        {problem.number} <b>{refusalNumber['records-behind']}</b>
      </p>
    </section>
  )
}
