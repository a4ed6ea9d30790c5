import { dateInWords, timeInWords } from '../../words/dates.ts'
import { type ErrorWords, errorWords } from '../../words/errors.ts'
import { otherScreens, type Screen } from '../../words/screens.ts'
import { together } from '../../words/together.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface RefusalPageProps {
  refused: RefusedAct
  /** Where to go on from here. */
  onward: { url: string; text: 'logon' | 'start' | 'menu' | 'people' }
}

/** E-10: any no that has no page of its own. */
export function refusalPage(shell: Shell, { refused, onward }: RefusalPageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const words = errorWords[shell.language]
  const { message, next } = refusalProblem(refused, shell)
  const text = onward.text === 'logon' ? words.logon(voice) : words[onward.text]
  return plain(shell, otherScreens.refusal, words.refusal.title, [message, next ?? ''], {
    act: link(onward.url, text),
    foot: html`<p class="note">${words.refusal.otherwise}</p>${refusalReference(refused, shell.language)}`,
  })
}

export interface FaultPageProps {
  incident: string
  at: Temporal.ZonedDateTime
}

/** E-20: ours or the world's fault; a number to quote and nothing else. */
export function faultPage(shell: Shell, { incident, at }: FaultPageProps): Html {
  const { language } = shell
  const { fault } = errorWords[language]
  const voice = speak(shell.wording, language)
  return plain(
    shell,
    otherScreens.fault,
    fault.title,
    [fault.what, together(language, fault.next, fault.again(voice))],
    {
      foot: html`<p class="reference">${fault.incident} <b>${incident}</b> <span>${dateInWords(at, language)} ${timeInWords(at, 'second')}</span></p>`,
    },
  )
}

/** E-30. */
export function notFoundPage(shell: Shell): Html {
  const words = errorWords[shell.language]
  const voice = speak(shell.wording, shell.language)
  const { title, what, next } = words.notFound
  return plain(shell, otherScreens.notFound, title, [what, next(voice)], {
    act: link(paths.logon, words.logon(voice)),
  })
}

/** E-40, with status 421: a name that is not ours, or another than the connection was made for. */
export function misdirectedPage(shell: Shell): Html {
  const { title, what, next } = errorWords[shell.language].misdirected
  return plain(shell, otherScreens.misdirected, title, [what, next], {})
}

/** E-50, after 「ログオフ」. */
export function loggedOffPage(shell: Shell): Html {
  const words = errorWords[shell.language]
  const voice = speak(shell.wording, shell.language)
  const { title, what, next } = words.loggedOff
  return plain(shell, otherScreens.loggedOff, title, [what(voice), next], {
    act: link(paths.logon, words.logon(voice)),
  })
}

export interface SessionEndedPageProps {
  why: keyof ErrorWords['sessionEnded']['reasons']
}

/** E-51: why the session ended, and that nothing is lost by it. */
export function sessionEndedPage(shell: Shell, { why }: SessionEndedPageProps): Html {
  const words = errorWords[shell.language]
  const voice = speak(shell.wording, shell.language)
  const { title, what, reasons, next, nextWhenStopped } = words.sessionEnded
  return plain(
    shell,
    otherScreens.sessionEnded,
    title(voice),
    [together(shell.language, what, reasons[why]), isStopped(why) ? nextWhenStopped(voice) : next],
    {
      act: link(paths.logon, words.logon(voice)),
    },
  )
}

function plain(
  shell: Shell,
  screen: Screen,
  title: string,
  [what, next]: readonly [what: string, next: string],
  { act, foot }: { act?: Html; foot?: Html },
): Html {
  return layout(shell, {
    screen,
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${title}</h1>
      <p class="lead">${what}</p>
      <p>${next}</p>
      ${act && html`<p class="act">${act}</p>`}
      ${foot}`,
  })
}

function link(url: string, text: string): Html {
  return html`<a class="button primary" href="${url}">${text}</a>`
}

const isStopped = (why: SessionEndedPageProps['why']) => why === 'member-stopped' || why === 'member-held'
