import { weeksOf } from '../../domain/month.ts'
import { dateInWords, monthInWords } from '../../words/dates.ts'
import { peopleWords } from '../../words/people.ts'
import { peopleScreens } from '../../words/screens.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

export interface PeopleCalendarPageProps {
  month: Temporal.PlainYearMonth
  today: Temporal.PlainDate
  /** Those days on which somebody's certificate expires, with the first few names. */
  days: readonly { day: Temporal.PlainDate; count: number; people: readonly { name: string }[] }[]
  months: readonly { month: Temporal.PlainYearMonth; count: number }[]
}

/** A Japanese wall calendar begins with Sunday, an English one with Monday. */
const firstWeekday = { ja: 7, en: 1 } as const

/** U-20: one month, for whoever plans by the calendar. */
export function peopleCalendarPage(shell: Shell, props: PeopleCalendarPageProps): Html {
  const { language } = shell
  const words = peopleWords[language]
  const { month, months, days } = props
  const name = monthInWords(month, language)
  return layout(shell, {
    screen: peopleScreens.calendar,
    title: words.calendarTitle,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.calendarTitle}</h1>
      <p class="lead">${words.calendarLead}</p>
      <p><a href="${paths.people}">${words.list}</a></p>
      <nav class="around" aria-label="${words.calendarTitle}">
        <ul class="around">
          <li>${monthLink(month.subtract({ months: 1 }), 'prev', shell)}</li>
          <li>${monthLink(month.add({ months: 1 }), 'next', shell)}</li>
        </ul>
      </nav>
      <div class="table" role="region" aria-label="${name}" tabindex="0"><table class="calendar">
        <caption>${name}</caption>
        <thead><tr>${weekdays(shell).map((weekday) => html`<th scope="col">${weekday}</th>`)}</tr></thead>
        <tbody>
          ${weeksOf(month, firstWeekday[language]).map((week) => html`<tr>${week.map((day) => cell(day, props, shell))}</tr>`)}
        </tbody>
      </table></div>
      ${days.length === 0 && html`<p>${words.monthNone}</p>`}
      ${months.length > 0 && monthList(months, shell)}
      <p><a href="${paths.peopleDates}">${words.file}</a></p>
      <p class="note">${words.fileNote}</p>`,
  })
}

function weekdays({ language }: Shell): readonly string[] {
  const { weekdays } = peopleWords[language]
  return firstWeekday[language] === 1 ? weekdays : [...weekdays.slice(-1), ...weekdays.slice(0, -1)]
}

function monthLink(month: Temporal.PlainYearMonth, rel: 'prev' | 'next', { language }: Shell): Html {
  const words = peopleWords[language]
  const name = monthInWords(month, language)
  const text = rel === 'prev' ? words.previousMonth(name) : words.nextMonth(name)
  return html`<a href="${paths.peopleCalendar}?month=${month.toString()}" rel="${rel}">${text}</a>`
}

function cell(
  day: Temporal.PlainDate | undefined,
  { days, today }: PeopleCalendarPageProps,
  { language }: Shell,
): Html {
  if (day === undefined) return html`<td class="no-day"></td>`
  const words = peopleWords[language]
  const expiring = days.find((one) => one.day.equals(day))
  const isToday = day.equals(today)
  const hidden = expiring === undefined ? 0 : expiring.count - expiring.people.length
  return html`<td${isToday && html` aria-current="date"`}><time datetime="${day.toString()}" title="${dateInWords(day, language)}">${day.day}</time>${isToday && html` <span>${words.today}</span>`}
            ${expiring && html`<ul>${expiring.people.map(({ name }) => html`<li>${name}</li>`)}${hidden > 0 && html`<li>${words.more(hidden)}</li>`}</ul>`}</td>`
}

function monthList(months: PeopleCalendarPageProps['months'], { language }: Shell): Html {
  const words = peopleWords[language]
  return html`<h2>${words.months}</h2>
      <ul class="bullets">${months.map(
        ({ month, count }) =>
          html`<li><a href="${paths.peopleCalendar}?month=${month.toString()}">${words.monthOf(monthInWords(month, language), count)}</a></li>`,
      )}</ul>`
}
