import { Fragment } from 'react'
import { paragraphs } from '../../../domain/board-message.ts'
import type { Language } from '../../../domain/language.ts'
import { noticesWords } from '../../../words/notices.ts'
import { officeBoardWords } from '../../../words/office-board.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { datesIn } from '../parts/dates.ts'
import type { BoardText } from '../server/board.ts'

/** The message as members see it, in both languages: title, mark, day, paragraphs; text and nothing else. */
export function MessagePreview({ message }: { message: BoardText }) {
  const { inLanguage } = useWords(officeBoardWords)
  return (
    <div className="previews">
      {(['ja', 'en'] as const).map((language) => (
        <section key={language} className="preview" aria-label={inLanguage[language]}>
          <p className="small">{inLanguage[language]}</p>
          <Paper message={message} language={language} />
        </section>
      ))}
    </div>
  )
}

function Paper({
  message: { title, body, priority, from },
  language,
}: {
  message: BoardText
  language: Language
}) {
  const { institution } = useSurroundings()
  const words = noticesWords[language]
  const day = datesIn(language, institution.zone).date(from)
  return (
    <article className="paper" lang={language}>
      <p className="paper-title">{title[language]}</p>
      <p className="small">
        {priority === 'important' && <b>{words.important} </b>}
        {words.on(day)}
      </p>
      {paragraphs(body[language]).map((lines, index) => (
        // A text does not change while it is shown.
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
        <p key={index}>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor have lines
            <Fragment key={at}>
              {at > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </article>
  )
}
