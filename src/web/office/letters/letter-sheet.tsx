import type { PrintedLetter } from '../server/letters.ts'

/** One letter, on a sheet of its own. */
export function LetterSheet({ sheet }: { sheet: PrintedLetter }) {
  return (
    <article className="letter" lang={sheet.language}>
      <header>
        <p className="letter-to">
          {sheet.reference}
          <br />
          {sheet.company}
          <br />
          <strong>{sheet.person}</strong>
        </p>
        <p className="letter-from">
          {sheet.date}
          <br />
          {sheet.institution}
        </p>
      </header>
      <h1>{sheet.title}</h1>
      <p>{sheet.opening}</p>
      <dl>
        {sheet.facts.map(({ name, value, isSecret }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={isSecret ? 'letter-secret' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <footer>
        {sheet.desk.name}
        <br />
        {sheet.desk.telephone} ({sheet.desk.hours})
      </footer>
    </article>
  )
}
