/**
 * R-60 and R-70 (A-60, A-65): one document that the enrolment island drives, so that key, file and password never
 * leave it. Everything it may have to say is here already; the island shows, hides and fills in.
 *
 * `#enrolment` holds what the island needs (see EnrolmentData), as data-request-url and so on.
 * Sections `#issuing #saving #offline #refused #incapable`: exactly one without `hidden`; each has a `data-title`
 * for document.title and its own `h1[tabindex=-1]` to be focused when it is shown.
 * In #issuing: `li[data-step=key|request|certificate|file]`, moved on by data-state=todo|doing|done. While none has begun
 * (the script has not come, because the connection is lost) `.stalled` is shown by the style sheet after a while.
 * In #saving: `a[data-file]` get href and download (`#file-link` first, `#save-again` afterwards);
 * `#saved` is shown after the first save; `#password` is an output to fill; `#copy` copies it and shows `#copied`;
 * `#installed` is the link of 「はい」 and opens the proof in a window of its own; `#proving` is shown from then on.
 * `#retry` in #offline goes on where it stopped; `#refused-detail` takes the problem's `detail`.
 * While #saving stands there, data-status-url is asked; once it says proved, the island goes to data-done-url.
 */
import { enrolmentWords, type IssuingStep } from '../../words/enrolment.ts'
import { enrolmentScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { enrolmentFailure } from './enrolment-failure.ts'
import { type EnrolmentSaving, savingSection } from './enrolment-saving.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import { screenCode } from './screen-code.ts'
import type { Shell } from './shell.ts'
import { workList } from './work-list.ts'

/** Written as data- attributes, the names in kebab-case. All text; the island parses what it needs. */
export interface EnrolmentData {
  requestUrl: string
  statusUrl: string
  doneUrl: string
  keyAlgorithm: string
  form: 'aes' | '3des'
  fileName: string
}

export interface EnrolmentPageProps extends EnrolmentSaving {
  act: EnrolmentAct
  data: EnrolmentData
  /** Where 「はじめからやり直す」 leads. */
  againUrl: string
}

const issuingSteps = ['key', 'request', 'certificate', 'file'] as const satisfies readonly IssuingStep[]

export function enrolmentPage(shell: Shell, props: EnrolmentPageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const { data } = props
  return layout(shell, {
    screen: 'in-sections',
    title: enrolmentWords[shell.language].issuing.title,
    frame: windowFrame(props.act, voice),
    desk: 'none',
    body: html`<div id="enrolment" data-request-url="${data.requestUrl}" data-status-url="${data.statusUrl}" data-done-url="${data.doneUrl}"
        data-key-algorithm="${data.keyAlgorithm}" data-form="${data.form}"
        data-file-name="${data.fileName}">
        <noscript>${scriptless(voice)}</noscript>
        ${issuingSection(props.act, shell.path, voice)}
        ${savingSection(props.act, props, voice)}
        ${failures(props, voice)}
      </div>`,
  })
}

function issuingSection(act: EnrolmentAct, path: string, voice: Voice): Html {
  const { language } = voice
  const words = enrolmentWords[language].issuing
  return html`<section id="issuing" class="part" data-title="${words.title}" aria-labelledby="issuing-heading">
          ${progressBar('issue', voice)}
          <h1 id="issuing-heading" tabindex="-1">${words.title}</h1>
          <p>${words.lead}</p>
          <div role="status">
            ${workList(
              issuingSteps.map((step) => ({ step, state: 'todo', text: words.steps[step] })),
              language,
            )}
            <p class="stalled">${words.stalled} <a href="${path}">${words.reload}</a></p>
          </div>
          <p class="note">${words.note[act]}</p>
          ${screenCode(screensOf[act].issuing, language)}
        </section>`
}

function failures({ againUrl }: EnrolmentPageProps, voice: Voice): Html {
  const words = enrolmentWords[voice.language]
  const retry = html`<p class="act"><button id="retry" class="primary" type="button">${words.offline.retry}</button></p>`
  const again = html`<p id="refused-detail"></p>
          <p class="act"><a class="button primary" href="${againUrl}">${words.refused.again}</a></p>`
  return html`${enrolmentFailure('offline', retry, voice)}
        ${enrolmentFailure('refused', again, voice)}
        ${enrolmentFailure('incapable', html``, voice)}`
}

function scriptless(voice: Voice): Html {
  const words = enrolmentWords[voice.language].scriptless
  return html`<section class="part warning">
          <h2>${words.title}</h2>
          <p class="lead">${words.what}</p>
          <p>${words.next}</p>
          ${screenCode(enrolmentScreens.scriptless, voice.language)}
        </section>`
}
