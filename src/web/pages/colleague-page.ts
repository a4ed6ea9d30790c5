import { dateTimeInWords } from '../../words/dates.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { facts } from './facts.ts'
import { fieldInput } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem } from './refused-act.ts'
import type { Shell } from './shell.ts'

/** A-16: he waits for another administrator. The page looks again by itself. */
export function waitingPage(shell: Shell, { until }: { until: Temporal.ZonedDateTime }): Html {
  const { language } = shell
  const words = recoveryWords[language].waiting
  return layout(shell, {
    screen: acquisitionScreens.waiting,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead(speak(shell.wording, language))}</p>
      <p>${words.until(dateTimeInWords(until, language))}</p>
      <p class="act"><a class="button secondary" href="${paths.colleague}">${words.again}</a></p>
      <p class="note">${words.otherwise}</p>`,
  })
}

export interface ApprovalsPageProps {
  asked: readonly {
    acquisitionId: string
    person: string
    loginId: string
    at: Temporal.ZonedDateTime
    until: Temporal.ZonedDateTime
  }[]
  pin: { maxLength: number }
  done?: 'approved' | 'rejected'
  refused?: RefusedAct
}

/** A-17: what other administrators of his contract ask of him. Posts `acquisition`, `decision`, `confirmationPin`. */
export function approvalsPage(shell: Shell, { asked, pin, done, refused }: ApprovalsPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = recoveryWords[language].approvals
  return layout(shell, {
    screen: acquisitionScreens.approvals,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(refused === undefined ? [] : [refusalProblem(refused, shell)], language)}
      <h1>${words.title}</h1>
      ${done && html`<p class="good" role="status">${words.done[done]}</p>`}
      ${asked.length === 0 ? html`<p>${words.none}</p>` : html`<p class="lead">${words.lead(voice)}</p><p>${words.effect}</p>`}
      ${asked.map(
        ({ acquisitionId, person, loginId, at, until }) => html`<section class="panel">
        <h2>${person}</h2>
        ${facts([
          ['ID', loginId],
          [words.asked, dateTimeInWords(at, language)],
          [words.until, dateTimeInWords(until, language)],
        ])}
        <form method="post" action="${paths.recoveryApprovals}" novalidate>
          <input type="hidden" name="acquisition" value="${acquisitionId}" />
          ${fieldInput({ name: 'confirmationPin', label: words.pin(voice), kind: 'secret', maxLength: pin.maxLength }, undefined)}
          <p class="act">
            <button class="primary" type="submit" name="decision" value="approved">${words.approve}</button>
            <button class="secondary" type="submit" name="decision" value="rejected">${words.reject}</button>
          </p>
        </form>
      </section>`,
      )}
      <p class="act"><a class="button secondary" href="${paths.people}">${words.back}</a></p>`,
  })
}
