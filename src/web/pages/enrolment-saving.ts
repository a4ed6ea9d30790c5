import type { ProtectionLevel } from '../../domain/policy.ts'
import { dateInWords } from '../../words/dates.ts'
import { enrolmentWords } from '../../words/enrolment.ts'
import { installation, type Platform } from '../../words/installation.ts'
import { shellWords } from '../../words/shell.ts'
import type { Voice } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf } from './enrolment-act.ts'
import { steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { installationPicture } from './installation-picture.ts'
import { progressBar } from './progress.ts'
import { screenCode } from './screen-code.ts'

export interface EnrolmentSaving {
  fileName: string
  platform: Platform
  protection: ProtectionLevel
  /** Opens the log-on with the new certificate; in a window of its own. */
  proofUrl: string
  /** R-75, A-70: not now. */
  laterUrl: string
  /** Until when nothing is lost: E of the present certificate, or the last day to acquire. */
  safeUntil: Temporal.PlainDate
}

/** ④: the file, its password, the steps for this system, 「はい」. Hidden until the certificate is there. */
export function savingSection(act: EnrolmentAct, saving: EnrolmentSaving, voice: Voice): Html {
  const { language } = voice
  const words = enrolmentWords[language].saving
  return html`<section id="saving" class="part" data-title="${words.title}" aria-labelledby="saving-heading" hidden>
          ${progressBar('save', voice)}
          <h1 id="saving-heading" tabindex="-1">${words.title}</h1>
          <p class="lead">${words.lead}</p>
          <ol class="stages">
            ${fileStage(saving, voice)}
            ${passwordStage(voice)}
            ${installStage(saving, voice)}
            ${doneStage(saving, voice)}
          </ol>
          <p class="note">${words.otherwise[act](dateInWords(saving.safeUntil, language))}</p>
          ${screenCode(screensOf[act].saving, language)}
        </section>`
}

function fileStage({ fileName }: EnrolmentSaving, { language }: Voice): Html {
  const words = enrolmentWords[language].saving
  return html`<li>
              <h2>${words.fileHeading}</h2>
              <p class="file-name"><span class="label">${words.fileName}</span> <b>${fileName}</b></p>
              <p class="act"><a id="file-link" class="button primary" data-file>${words.save}</a>
                <a id="save-again" class="button secondary" data-file hidden>${words.saveAgain}</a></p>
              <p id="saved" class="good" role="status" hidden>${words.saved}</p>
            </li>`
}

function passwordStage({ language }: Voice): Html {
  const words = enrolmentWords[language].saving
  return html`<li>
              <h2>${words.passwordHeading}</h2>
              <p>${words.passwordLead}</p>
              <div class="password">
                <p id="password-name" class="label">${words.password}</p>
                <output id="password" aria-labelledby="password-name">${words.passwordWaiting}</output>
                <button id="copy" class="secondary" type="button">${words.copy}</button>
                <span id="copied" class="good" role="status" hidden>${words.copied}</span>
              </div>
            </li>`
}

function installStage({ platform, fileName, protection }: EnrolmentSaving, { language }: Voice): Html {
  const words = enrolmentWords[language].saving
  const { system, steps: sentences, note } = installation(platform, { fileName, protection }, language)
  return html`<li>
              <h2>${words.installHeading}</h2>
              <p class="system">${system}</p>
              ${steps(sentences)}
              ${installationPicture(platform, protection, language)}
              ${note !== undefined && html`<p class="note">${note}</p>`}
            </li>`
}

function doneStage({ proofUrl, laterUrl }: EnrolmentSaving, voice: Voice): Html {
  const words = enrolmentWords[voice.language]
  const { saving, proving } = words
  const newWindow = html`<span class="unseen">${shellWords[voice.language].newWindow}</span>`
  return html`<li>
              <h2>${saving.doneHeading}</h2>
              <p>${saving.doneLead(voice)}</p>
              <p><b>${saving.question}</b></p>
              <p class="act">
                <a id="installed" class="button primary" href="${proofUrl}" target="_blank">${saving.yes}${newWindow}</a>
                <a class="button quiet" href="${laterUrl}">${saving.later}</a>
              </p>
              <div id="proving" class="panel" role="status" hidden>
                <h3>${proving.heading(voice)}</h3>
                <p>${proving.lead}</p>
                <p>${proving.help}</p>
                <p class="act"><a class="button secondary" href="${proofUrl}" target="_blank">${proving.again}${newWindow}</a></p>
              </div>
            </li>`
}
