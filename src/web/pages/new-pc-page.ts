import type { NewPcProgress } from '../../domain/new-pc-progress.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { newPcWords } from '../../words/new-pc.ts'
import { reportWords } from '../../words/report.ts'
import { deskScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { type ConfirmProps, type DeskField, deskFieldInputs, missingProblems } from './desk-fields.ts'
import { errorSummary } from './error-summary.ts'
import { steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'
import { type WorkState, workList } from './work-list.ts'

export interface NewPcPageProps {
  progress: NewPcProgress
  zone: string
  contractNumber: string
  loginId: string
  form: string
  missing: readonly DeskField[]
  refused?: RefusedAct
  /** He cannot begin today, whatever he types. */
  impossible?: RefusedAct
  confirm: ConfirmProps
}

/** U-62: one's own new PC, from here to the day on which the old certificate has ended. */
export function newPcPage(shell: Shell, props: NewPcPageProps): Html {
  const { language } = shell
  const { progress, refused, missing, confirm } = props
  const voice = speak(shell.wording, language)
  const words = newPcWords[language]
  const problems = [
    ...(refused ? [refusalProblem(refused, shell)] : []),
    ...missingProblems({ act: 'new-pc', missing, confirm }, voice),
  ]
  const impossible = progress.kind === 'none' && refused === undefined ? props.impossible : undefined
  return layout(shell, {
    screen: deskScreens.newPc,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problems, language, refused && refusalReference(refused, language))}
      <h1>${words.title}</h1>
      ${impossible ? notNow(impossible, shell) : walk(props, voice)}
      <p>${words.loss} <a href="${paths.loss}">${reportWords[language].loss.title}</a></p>
      <p class="act"><a class="button secondary" href="${paths.menu}">${words.back}</a></p>`,
  })
}

/** Where somebody is between here and there. */
export function newPcSteps(progress: NewPcProgress, zone: string, voice: Voice): Html {
  const { language } = voice
  const words = newPcWords[language].steps
  const at = { none: 0, 'to-acquire': 1, 'to-log-on': 2 }[progress.kind]
  const state = (step: number): WorkState => (step < at ? 'done' : step === at ? 'doing' : 'todo')
  const lastDay = progress.kind === 'none' ? '' : dateInWords(progress.lastDay, language)
  const until =
    progress.kind === 'to-log-on'
      ? dateTimeInWords(progress.proveUntil.toZonedDateTimeISO(zone), language)
      : ''
  return workList(
    [
      { step: 'open', state: state(0), text: words.open },
      { step: 'acquire', state: state(1), text: words.acquire(lastDay) },
      { step: 'log-on', state: state(2), text: words.logOn(voice, until) },
      { step: 'retire', state: state(3), text: words.retire },
    ],
    language,
  )
}

function walk(props: NewPcPageProps, voice: Voice): Html {
  const words = newPcWords[voice.language]
  const { progress, zone } = props
  return html`<p class="lead">${words.lead(voice)}</p>
      <h2>${words.stepsTitle}</h2>
      ${newPcSteps(progress, zone, voice)}
      ${progress.kind === 'none' ? beginning(props, voice) : goingOn(props, voice)}`
}

/** Why, and what to do instead: nothing is asked of him that would be refused. */
function notNow(impossible: RefusedAct, shell: Shell): Html {
  const { message, next } = refusalProblem(impossible, shell)
  return html`<p class="lead">${message}</p>
      <p>${next}</p>
      ${refusalReference(impossible, shell.language)}`
}

function beginning({ form, missing, confirm }: NewPcPageProps, voice: Voice): Html {
  const words = newPcWords[voice.language]
  return html`<form method="post" action="${paths.newPc}" novalidate class="desk-act">
        <input type="hidden" name="form" value="${form}" />
        ${deskFieldInputs({ act: 'new-pc', typed: {}, missing, confirm }, voice)}
        <p class="act"><button class="primary" type="submit">${words.openButton}</button></p>
      </form>`
}

function goingOn({ progress, contractNumber, loginId }: NewPcPageProps, voice: Voice): Html {
  const words = newPcWords[voice.language]
  return html`<h2>${words.now}</h2>
      ${steps(progress.kind === 'to-log-on' ? words.logOnNow(voice) : words.acquireNow(contractNumber, loginId))}
      ${withdrawForm(paths.newPcWithdraw, voice)}`
}

/** Harmless: the certificate of today goes on working. */
export function withdrawForm(action: string, voice: Voice): Html {
  const words = newPcWords[voice.language]
  return html`<form method="post" action="${action}">
        <p>${words.withdrawLead}</p>
        <p class="act"><button class="secondary" type="submit">${words.withdraw}</button></p>
      </form>`
}
