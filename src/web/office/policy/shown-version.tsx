import { Fragment } from 'react'
import { officePolicyWords } from '../../../words/office-policy.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { Table } from '../parts/table.tsx'
import type { ShownOf } from '../server/office.ts'

/** What changes, and what customers are told: word for word what both people see. */
export function ShownVersion({ shown }: { shown: ShownOf<'policy-version'> }) {
  const words = useWords(officePolicyWords)
  const { language, dates } = useSurroundings()
  const [announcement] = shown.announcement
  return (
    <>
      <section>
        <h2>{words.changes}</h2>
        <Table
          caption={words.changes}
          columns={Object.entries(words.changeColumns).map(([name, head]) => ({ name, head }))}
          rows={shown.changes}
          idOf={({ field }) => field}
          cells={({ field, before, after }) => [
            words.fields[field],
            <Lines key="before" text={before[language]} />,
            <Lines key="after" text={after[language]} />,
          ]}
        />
      </section>
      <section>
        <h2>{words.announcement}</h2>
        {announcement === undefined ? (
          <p>{words.announcementNone}</p>
        ) : (
          <>
            <p>{words.announcedFrom(dates.date(announcement.from))}</p>
            <div className="previews">
              {(['ja', 'en'] as const).map((each) => (
                <article key={each} className="paper" lang={each}>
                  <h3>{announcement.title[each]}</h3>
                  <Lines text={announcement.body[each]} />
                </article>
              ))}
            </div>
          </>
        )}
      </section>
    </>
  )
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    // A text does not change while it is shown.
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}
