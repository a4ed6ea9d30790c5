import { officeFiguresWords } from '../../../words/office-figures.ts'
import { logonFailureCodes } from '../../../words/screens.ts'
import { useSurroundings, useWords } from '../frame/surroundings.ts'
import { named } from '../members/standing.ts'
import { Bar } from '../parts/bar.tsx'
import { countIn } from '../parts/counts.ts'
import { logonFailureIn, refusalIn } from '../parts/refusal.ts'
import { Table } from '../parts/table.tsx'
import type { Figures } from '../server/campaign.ts'

/** By month: what has expired and was not replaced stands apart. */
export function ExpiryHistogram({ expiring }: Pick<Figures, 'expiring'>) {
  const { expiring: words, bar } = useWords(officeFiguresWords)
  const { language } = useSurroundings()
  const count = countIn(language)
  const monthName = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' })
  const inWords = (month: string) => monthName.format(new Date(`${month}-01T00:00:00Z`))
  const most = expiring.reduce((a, b) => (b.count > a.count ? b : a), { month: '', count: 0 })
  return (
    <section aria-labelledby="expiring">
      <h2 id="expiring">{words.title}</h2>
      {most.count === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.finding(inWords(most.month), count(most.count))}</p>
          <Table
            caption={words.title}
            columns={[
              { name: 'month', head: words.month },
              { name: 'count', head: words.count },
              { name: 'bar', head: bar, isOnScreenOnly: true },
            ]}
            rows={expiring}
            idOf={({ month, isOver }) => `${month} ${isOver}`}
            cells={(row) => [
              row.isOver ? words.over(inWords(row.month)) : inWords(row.month),
              words.certificates(count(row.count)),
              <Bar
                key="bar"
                parts={[{ name: row.isOver ? 'silent' : 'expiring', value: row.count }]}
                of={most.count}
              />,
            ]}
          />
        </>
      )}
    </section>
  )
}

export function TakenIntoUse({ figures: { takenIntoUse, days } }: { figures: Figures }) {
  const { use: words, bar } = useWords(officeFiguresWords)
  const { language, dates } = useSurroundings()
  const count = countIn(language)
  const sum = (name: 'acquired' | 'renewed') => takenIntoUse.reduce((total, day) => total + day[name], 0)
  const most = Math.max(...takenIntoUse.map(({ acquired, renewed }) => acquired + renewed))
  return (
    <section aria-labelledby="use">
      <h2 id="use">{words.title(days)}</h2>
      {takenIntoUse.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.finding(count(sum('acquired')), count(sum('renewed')))}</p>
          <Table
            caption={words.title(days)}
            columns={[
              { name: 'day', head: words.day },
              { name: 'acquired', head: words.acquired },
              { name: 'renewed', head: words.renewed },
              { name: 'bar', head: bar, isOnScreenOnly: true },
            ]}
            rows={takenIntoUse}
            idOf={({ day }) => day}
            cells={({ day, acquired, renewed }) => [
              dates.date(day),
              count(acquired),
              count(renewed),
              <Bar
                key="bar"
                parts={[
                  { name: 'issued', value: acquired },
                  { name: 'proved', value: renewed },
                ]}
                of={most}
              />,
            ]}
          />
        </>
      )}
    </section>
  )
}

/** By the code that the person saw on his page, and can read out. */
export function Refused({ figures: { refused, days } }: { figures: Figures }) {
  const { refused: words, bar } = useWords(officeFiguresWords)
  const surroundings = useSurroundings()
  const { language, voice, dates } = surroundings
  const count = countIn(language)
  const told = (code: string | undefined) =>
    code === undefined ? undefined : refusalIn(code, {}, voice, dates)
  const most = Math.max(...refused.map((row) => row.count))
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{words.title(days)}</h2>
      {refused.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          caption={words.title(days)}
          columns={[
            { name: 'what', head: words.what },
            { name: 'code', head: words.code },
            { name: 'count', head: words.count },
            { name: 'bar', head: bar, isOnScreenOnly: true },
          ]}
          rows={refused}
          idOf={({ kind, code = '' }) => `${kind} ${code}`}
          cells={({ kind, code, count: times }) => [
            logonFailureIn(code ?? '', surroundings) ?? told(code)?.what ?? named(words.kinds, kind),
            named(logonFailureCodes, code ?? '') === code
              ? (told(code)?.number ?? '')
              : named(logonFailureCodes, code ?? ''),
            count(times),
            <Bar key="bar" parts={[{ name: 'silent', value: times }]} of={most} />,
          ]}
        />
      )}
    </section>
  )
}
