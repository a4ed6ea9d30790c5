import { dateInWords, dateTimeZoneInWords } from '../../words/dates.ts'
import { demoClockWords, type Landmark } from '../../words/demo-clock.ts'
import { otherScreens } from '../../words/screens.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Shell } from './shell.ts'

export interface HolderLandmarks {
  institution: string
  person: string
  expiryDate: Temporal.PlainDate
  landmarks: readonly { landmark: Landmark; day: Temporal.PlainDate }[]
}

export interface ClockPageProps {
  now: Temporal.ZonedDateTime
  real: Temporal.ZonedDateTime
  holders: readonly HolderLandmarks[]
  /** Posts `day` (ISO date), or `forward` (days), or `reset`. */
  action: string
  guideUrl: string
}

/** G-20: moves the date of the demonstration. */
export function clockPage(shell: Shell, { now, real, holders, action, guideUrl }: ClockPageProps): Html {
  const { language } = shell
  const words = demoClockWords[language]
  return layout(shell, {
    screen: otherScreens.clock,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'none',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${facts([
        [words.today, html`<b>${dateTimeZoneInWords(now, language)}</b>`],
        [words.real, dateTimeZoneInWords(real, language)],
      ])}
      <p class="caution">${words.warning}</p>
      <h2>${words.landmarksHeading}</h2>
      ${holders.length === 0 && html`<p>${words.none}</p>`}
      ${holders.map((holder) => landmarks(holder, action, shell))}
      <h2>${words.otherHeading}</h2>
      <form method="post" action="${action}">
        <p class="act">
          <button class="secondary" type="submit" name="forward" value="1">${words.nextDay}</button>
          <button class="secondary" type="submit" name="forward" value="7">${words.nextWeek}</button>
          <button class="secondary" type="submit" name="reset" value="yes">${words.back}</button>
        </p>
      </form>
      <form method="post" action="${action}">
        <div class="field">
          <label for="day">${words.date}</label>
          <input id="day" name="day" type="date" value="${now.toPlainDate().toString()}" required />
        </div>
        <p class="act"><button class="primary" type="submit">${words.set}</button></p>
      </form>
      <p><a href="${guideUrl}">${words.backToGuide}</a></p>`,
  })
}

function landmarks(holder: HolderLandmarks, action: string, { language }: Shell): Html {
  const words = demoClockWords[language]
  return html`<form method="post" action="${action}" class="landmarks">
        <h3>${words.holder(holder.institution, holder.person)} <span class="small">${words.expires(dateInWords(holder.expiryDate, language))}</span></h3>
        <ul>
          ${holder.landmarks.map(
            ({ landmark, day }) => html`<li><span>${words.landmark[landmark]}</span>
            <button class="secondary" type="submit" name="day" value="${day.toString()}">${words.go(dateInWords(day, language))}</button></li>`,
          )}
        </ul>
      </form>`
}
