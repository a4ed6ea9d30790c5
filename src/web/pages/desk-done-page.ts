import { type DeskAct, deskActWords } from '../../words/desk-act.ts'
import { deskScreens, type Screen } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { facts, steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Shell } from './shell.ts'

export interface DeskDonePageProps {
  act: DeskAct
  name: string
  role: 'administrator' | 'user'
  loginId?: string
  /** Temporary ones, for the hands of the person. Never the pickup code beside them (domain.md §5). */
  pins?: { pin: string; confirmationPin: string }
  /** Absent where nobody is logged on any more. */
  onward?: { url: string; text: string }
}

const screens: Record<DeskAct, Screen> = {
  add: deskScreens.added,
  reissue: deskScreens.reissued,
  revoke: deskScreens.revoked,
  'new-pc': deskScreens.newPcOpened,
  lock: deskScreens.locked,
  unlock: deskScreens.unlocked,
  stop: deskScreens.stopped,
  address: deskScreens.addressChanged,
  remove: deskScreens.removed,
  'stop-contract': deskScreens.contractStopped,
}

/** What was done, and what the administrator must do next. */
export function deskDonePage(shell: Shell, props: DeskDonePageProps): Html {
  const { language } = shell
  const { act, name, loginId, pins, onward } = props
  const voice = speak(shell.wording, language)
  const words = deskActWords[language]
  const { done } = words.acts[act]
  const about = { name, voice }
  return layout(shell, {
    screen: screens[act],
    title: done.title(about),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${done.title(about)}</h1>
      <p class="good">${words.acts[act].told(about)}</p>
      ${loginId !== undefined && facts([[words.logonId, html`<span class="hex">${loginId}</span>`]])}
      ${pins && temporaryPins(props, pins, voice)}
      <h2>${words.next}</h2>
      ${steps(done.next(about))}
      ${onward && html`<p class="act on-screen"><a class="button secondary" href="${onward.url}">${onward.text}</a></p>`}`,
  })
}

function temporaryPins(
  { name, role }: DeskDonePageProps,
  { pin, confirmationPin }: NonNullable<DeskDonePageProps['pins']>,
  voice: Voice,
): Html {
  const { secrets } = deskActWords[voice.language]
  const [pinLabel, confirmationLabel] =
    role === 'administrator'
      ? [voice.administratorPin, voice.administratorConfirmationPin]
      : [voice.userPin, voice.userConfirmationPin]
  return html`<section class="paper" aria-labelledby="secrets">
        <h2 id="secrets">${secrets.title}</h2>
        <p class="caution">${secrets.lead(name)}</p>
        ${facts([
          [pinLabel, html`<b class="hex">${pin}</b>`],
          [confirmationLabel, html`<b class="hex">${confirmationPin}</b>`],
        ])}
        <p class="note">${secrets.note}</p>
        <p class="note">${secrets.after}</p>
      </section>
      <p class="note on-screen">${shellWords[voice.language].print}</p>`
}
