import type { CertificateStage } from '../../domain/certificate-stage.ts'
import { certificateWords } from '../../words/certificate.ts'
import { dateInWords } from '../../words/dates.ts'
import { newPcWords } from '../../words/new-pc.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { reportWords } from '../../words/report.ts'
import { memberScreens } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { type CertificateContents, certificateContents } from './certificate-contents.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'
import { type ToldOnPage, toldEventsPanel } from './told-events.ts'

export interface CertificateInHistory {
  commonName: string
  serialNumber: string
  issuedOn: Temporal.PlainDate
  expiryDate: Temporal.PlainDate
  /** 'expired' is not a stage: it is told where time alone has ended it. */
  state: CertificateStage | 'expired'
}

export interface CertificatePageProps {
  current: { contents: CertificateContents; state: CertificateStage | 'expired' } | undefined
  /** From E−30 … E, of the current one. */
  renewal?: { opensOn: Temporal.PlainDate; lastDay: Temporal.PlainDate }
  /** The newest first; the current one is not in it. */
  history: readonly CertificateInHistory[]
  /** What he can still disown, newest first. */
  told: readonly ToldOnPage[]
}

/** C-10: what the holder can read, compare and print. */
export function certificatePage(
  shell: Shell,
  { current, renewal, history, told }: CertificatePageProps,
): Html {
  const { language } = shell
  const words = certificateWords[language]
  return layout(shell, {
    screen: memberScreens.certificate,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      ${
        current === undefined
          ? html`<p class="lead">${words.none}</p>`
          : html`<p class="state"><span>${words.state}</span> <b>${stateName(current.state, shell)}</b></p>
      ${certificateContents(current.contents, language)}`
      }
      ${renewal && html`<p>${words.renewable(dateInWords(renewal.opensOn, language), dateInWords(renewal.lastDay, language))}</p>`}
      ${toldEventsPanel(told, language)}
      <h2>${words.history}</h2>
      ${history.length === 0 ? html`<p>${words.historyEmpty}</p>` : historyTable(history, shell)}
      <p><a href="${paths.newPc}">${newPcWords[language].link}</a> ${newPcWords[language].linkLead}</p>
      <p><a href="${paths.passkeys}">${recoveryWords[language].passkeys.link}</a></p>
      <p><a href="${paths.loss}">${reportWords[language].loss.title}</a> ${reportWords[language].loss.linkLead}</p>
      <p class="note on-screen">${shellWords[language].print}</p>`,
  })
}

function stateName(state: CertificateInHistory['state'], { language }: Shell): string {
  const words = certificateWords[language]
  return state === 'expired' ? words.expired : words.stage[state]
}

function historyTable(history: readonly CertificateInHistory[], shell: Shell): Html {
  const { language } = shell
  const words = certificateWords[language]
  return html`<div class="table" role="region" aria-label="${words.history}" tabindex="0"><table>
        <thead><tr><th scope="col">${words.commonName}</th><th scope="col">${words.issuedAt}</th><th scope="col">${words.expiryDate}</th><th scope="col">${words.state}</th></tr></thead>
        <tbody>
          ${history.map(
            (
              one,
            ) => html`<tr><th scope="row">${one.commonName}<br /><span class="hex">${one.serialNumber.toUpperCase().slice(0, 16)}…</span></th>
            <td>${dateInWords(one.issuedOn, language)}</td><td>${dateInWords(one.expiryDate, language)}</td><td>${stateName(one.state, shell)}</td></tr>`,
          )}
        </tbody>
      </table></div>`
}
