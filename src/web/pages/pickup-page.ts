import type { PickupChannel } from '../../domain/policy.ts'
import { dateTimeInWords, timeInWords } from '../../words/dates.ts'
import { pickupWords } from '../../words/pickup.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { together } from '../../words/together.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { errorSummary, type Problem } from './error-summary.ts'
import { bullets, facts } from './facts.ts'
import { type FieldProblem, fieldInput, problemOf } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { passkeyPanel } from './passkey-panel.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

/** What stands about mail: whether it can be asked for, and what became of it. */
export type PickupMail =
  | { kind: 'not-offered' }
  | { kind: 'can-send'; maskedAddress: string }
  | {
      kind: 'sent'
      maskedAddress: string
      validUntil: Temporal.ZonedDateTime
      again: 'now' | Temporal.ZonedDateTime
    }

export interface PickupPageProps {
  company: string
  person: string
  channels: readonly PickupChannel[]
  mail: PickupMail
  /** Whether a passkey takes the place of the code; where there is no channel, nothing else does. */
  passkey: boolean
  problems: readonly FieldProblem<'code'>[]
  refused?: RefusedAct
}

const codeBounds = { minLength: 10, maxLength: 40 }

/** A-20 取得コード: the second channel. Posts `code`; the mail has a form of its own. */
export function pickupPage(shell: Shell, props: PickupPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = pickupWords[language]
  const field = {
    name: 'code',
    label: words.code,
    hint: words.codeHint,
    kind: 'code',
    maxLength: codeBounds.maxLength,
  } as const
  const message = problemOf(field, props.problems, codeBounds, language)
  return layout(shell, {
    screen: acquisitionScreens.pickup,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problemsAtTop(message, props.refused, shell), language, props.refused && refusalReference(props.refused, language))}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${facts([[words.who, `${props.company} ${props.person}`]])}
      ${
        props.channels.length > 0 &&
        html`${whence(props, voice)}
      <form method="post" action="${paths.pickup}" novalidate>
        ${fieldInput(field, message)}
        <p class="act"><button class="primary" type="submit">${words.submit}</button></p>
      </form>
      ${mailForm(props.mail, voice)}`
      }
      ${props.passkey && passkeySection(props, shell, voice)}
      <p class="note">${words.otherwise}</p>`,
  })
}

function passkeySection({ channels }: PickupPageProps, shell: Shell, voice: Voice): Html {
  const { show, onlyPasskey } = recoveryWords[voice.language]
  return html`<section class="panel" aria-labelledby="passkey-heading">
        <h2 id="passkey-heading">${show.heading}</h2>
        <p>${channels.length === 0 ? onlyPasskey(voice) : show.lead}</p>
        ${passkeyPanel(shell, { ask: 'get', question: { url: paths.proofOptions }, answerUrl: paths.proofPasskey, next: '/acquire/window' })}
      </section>`
}

function problemsAtTop(
  message: string | undefined,
  refused: RefusedAct | undefined,
  shell: Shell,
): readonly Problem[] {
  const wrong = message === undefined ? [] : [{ message, field: 'code' }]
  return refused === undefined ? wrong : [refusalProblem(refused, shell), ...wrong]
}

/** Where the code is to be found. */
function whence({ channels, mail }: PickupPageProps, { language }: Voice): Html {
  const words = pickupWords[language]
  if (mail.kind === 'sent') {
    return html`<p class="good" role="status">${together(language, words.sentTo(mail.maskedAddress), words.validUntil(dateTimeInWords(mail.validUntil, language)))}</p>`
  }
  return bullets(channels.map((channel) => words.channel[channel]))
}

function mailForm(mail: PickupMail, voice: Voice): Html | undefined {
  if (mail.kind === 'not-offered') return undefined
  const words = pickupWords[voice.language]
  const wait = mail.kind === 'sent' && mail.again !== 'now' && mail.again
  return html`<section class="panel" aria-labelledby="mail-heading">
        <h2 id="mail-heading">${words.notArrived(mail.kind)}</h2>
        ${mail.kind === 'sent' && bullets(words.notArrivedSteps(voice))}
        ${wait ? html`<p>${words.tooSoon(timeInWords(wait))}</p>` : sendForm(mail, voice)}
      </section>`
}

function sendForm(mail: Exclude<PickupMail, { kind: 'not-offered' }>, { language }: Voice): Html {
  const words = pickupWords[language]
  return html`<form method="post" action="${paths.pickupMail}">
          <p>${words.sendLead(mail.maskedAddress)}</p>
          <p class="act"><button class="secondary" type="submit">${mail.kind === 'sent' ? words.sendAgain : words.send}</button></p>
        </form>`
}
