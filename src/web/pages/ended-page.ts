import { endedWords } from '../../words/ended.ts'
import { speak } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface EndedPageProps {
  act: EnrolmentAct
  /** A rule said no, or the person did. */
  why: { kind: 'refused'; refused: RefusedAct } | { kind: 'declined' }
  /** The way on: from the beginning, to the log-on, to the acquisition. */
  onward: { url: string; to: 'again' | 'logon' | 'acquire' | 'notices' }
  closeUrl: string
}

/** a no inside the window, with the way on and what still works. */
export function endedPage(shell: Shell, { act, why, onward, closeUrl }: EndedPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = endedWords[language]
  const sentence =
    why.kind === 'declined'
      ? { message: words.declined.what[act], next: words.declined.next[act] }
      : refusalProblem(why.refused, shell)
  const title = why.kind === 'declined' ? words.declined.title[act] : words.title[act]
  return layout(shell, {
    screen: screensOf[act].ended,
    title,
    frame: windowFrame(act, voice),
    desk: 'shown',
    body: html`<h1>${title}</h1>
      <p class="lead">${sentence.message}</p>
      <p>${sentence.next}</p>
      <p class="act">
        <a class="button primary" href="${onward.url}">${words.onward[onward.to](voice)}</a>
        <a class="button secondary" href="${closeUrl}" data-close-window>${words.close}</a>
      </p>
      <p class="note">${words.otherwise[act]}</p>
      ${why.kind === 'refused' && refusalReference(why.refused, language)}`,
  })
}
