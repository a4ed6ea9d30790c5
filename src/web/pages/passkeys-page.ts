import type { Role } from '../../domain/life.ts'
import { dateTimeInWords } from '../../words/dates.ts'
import { deskActWords } from '../../words/desk-act.ts'
import { fieldWords } from '../../words/field-fault.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { fieldInput } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { passkeyPanel } from './passkey-panel.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface ShownPasskey {
  /** base64url */
  id: string
  registeredAt: Temporal.ZonedDateTime
  lastUsedAt?: Temporal.ZonedDateTime
}

interface ConfirmedProps {
  /** Whose confirmation PIN is asked for. */
  confirm: { role: Role; maxLength: number }
  /** What was wrong with the one that was sent. */
  problem?: 'missing' | RefusedAct
}

export interface PasskeysPageProps extends ConfirmedProps {
  passkeys: readonly ShownPasskey[]
  /** Whether the policy of today accepts them. */
  used: boolean
}

/** A-15: those that he can show when he comes back after expiry, and the way to another. The form posts `confirmationPin`. */
export function passkeysPage(shell: Shell, { passkeys, used, ...confirmed }: PasskeysPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = recoveryWords[language].passkeys
  return layout(shell, {
    screen: acquisitionScreens.passkeys,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${summary(shell, confirmed)}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${!used && html`<p class="caution">${words.notUsed(voice)}</p>`}
      ${passkeys.length === 0 && html`<p>${words.none}</p>`}
      ${passkeys.map(
        ({ id, registeredAt, lastUsedAt }) => html`<section class="panel">
        <p>${words.registered(dateTimeInWords(registeredAt, language))}</p>
        ${lastUsedAt && html`<p>${words.used(dateTimeInWords(lastUsedAt, language))}</p>`}
        <p class="act"><a class="button secondary" href="${paths.passkeyRemove}?id=${id}">${words.remove}</a></p>
      </section>`,
      )}
      ${
        used &&
        html`<form method="post" action="${paths.passkeyNew}" novalidate>
        ${confirmField(shell, words.confirmFirst, confirmed)}
        <p class="act"><button class="primary" type="submit">${words.ask}</button></p>
      </form>`
      }
      <p class="note">${words.told(voice)}</p>
      <p class="note">${words.otherwise}</p>
      <p class="act"><a class="button secondary" href="${paths.menu}">${shellWords[language].toMenu}</a></p>`,
  })
}

/** A-18: the confirmation PIN was right, and the device is asked. `question`: as JSON, good for one answer. */
export function passkeyNewPage(shell: Shell, { question }: { question: string }): Html {
  const words = recoveryWords[shell.language].passkeys
  return layout(shell, {
    screen: acquisitionScreens.passkeyNew,
    title: words.newTitle,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.newTitle}</h1>
      <p class="lead">${words.newLead}</p>
      ${passkeyPanel(shell, {
        ask: 'create',
        question: { known: question },
        answerUrl: paths.passkeys,
        next: paths.passkeys,
      })}
      <p class="act"><a class="button secondary" href="${paths.passkeys}">${words.back}</a></p>`,
  })
}

export interface PasskeyRemovePageProps extends ConfirmedProps {
  passkey: ShownPasskey
}

/** A-19: one of his is removed. Posts `id`, `confirmationPin`. */
export function passkeyRemovePage(shell: Shell, { passkey, ...confirmed }: PasskeyRemovePageProps): Html {
  const { language } = shell
  const words = recoveryWords[language].passkeys
  return layout(shell, {
    screen: acquisitionScreens.passkeyRemove,
    title: words.removeTitle,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${summary(shell, confirmed)}
      <h1>${words.removeTitle}</h1>
      <p class="lead">${words.removeWill(dateTimeInWords(passkey.registeredAt, language))}</p>
      <p>${words.told(speak(shell.wording, language))}</p>
      <form method="post" action="${paths.passkeyRemove}" novalidate>
        <input type="hidden" name="id" value="${passkey.id}" />
        ${confirmField(shell, words.removeFirst, confirmed)}
        <p class="act">
          <button class="primary" type="submit">${words.remove}</button>
          <a class="button secondary" href="${paths.passkeys}">${words.back}</a>
        </p>
      </form>`,
  })
}

const field = 'confirmationPin'

function labelOf(shell: Shell, { confirm }: ConfirmedProps): string {
  const voice = speak(shell.wording, shell.language)
  const pin =
    confirm.role === 'administrator' ? voice.administratorConfirmationPin : voice.userConfirmationPin
  return deskActWords[shell.language].confirm(pin)
}

function missingMessage(shell: Shell, confirmed: ConfirmedProps): string {
  return fieldWords[shell.language].fault.missing(labelOf(shell, confirmed))
}

function summary(shell: Shell, confirmed: ConfirmedProps): Html | undefined {
  const { language } = shell
  const { problem } = confirmed
  if (problem === undefined) return errorSummary([], language)
  if (problem === 'missing') {
    return errorSummary([{ field, message: missingMessage(shell, confirmed) }], language)
  }
  return errorSummary([refusalProblem(problem, shell)], language, refusalReference(problem, language))
}

function confirmField(shell: Shell, hint: string, confirmed: ConfirmedProps): Html {
  const { maxLength } = confirmed.confirm
  const message = confirmed.problem === 'missing' ? missingMessage(shell, confirmed) : undefined
  return fieldInput(
    { name: field, label: labelOf(shell, confirmed), hint, kind: 'secret', maxLength },
    message,
  )
}
