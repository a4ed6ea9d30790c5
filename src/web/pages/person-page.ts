import type { NewPcProgress } from '../../domain/new-pc-progress.ts'
import type { Standing } from '../../domain/standing.ts'
import { certificateWords } from '../../words/certificate.ts'
import { dateInWords, dateTimeInWords, daysLeftInWords } from '../../words/dates.ts'
import { deskActWords, type PersonAct } from '../../words/desk-act.ts'
import { newPcWords } from '../../words/new-pc.ts'
import { peopleWords } from '../../words/people.ts'
import { peopleListWords } from '../../words/people-list.ts'
import { personPageWords } from '../../words/person-page.ts'
import { standingInWords } from '../../words/person-standing.ts'
import { deskScreens } from '../../words/screens.ts'
import { capital, speak, type Voice } from '../../words/voice.ts'
import type { CertificateInHistory } from './certificate-page.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { newPcSteps, withdrawForm } from './new-pc-page.ts'
import { paths } from './paths.ts'
import type { PersonRow } from './people-table.ts'
import { type RefusedAct, refusalProblem } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface PersonPageProps {
  person: PersonRow
  standing: Standing
  zone: string
  /** Masked. */
  address?: string
  certificates: readonly Omit<CertificateInHistory, 'commonName'>[]
  /** What may be done for him; of what cannot be done today, why. */
  acts: readonly { act: PersonAct; refused?: RefusedAct }[]
  newPc: NewPcProgress
  /** A change of address waits to be confirmed until then. */
  addressUntil?: Temporal.ZonedDateTime
}

/** U-40: somebody of the contract, and what his administrator can do for him. */
export function personPage(shell: Shell, props: PersonPageProps): Html {
  const { language } = shell
  const { person } = props
  const voice = speak(shell.wording, language)
  const words = personPageWords[language]
  return layout(shell, {
    screen: deskScreens.person,
    title: words.title(person.name),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title(person.name)}</h1>
      ${summary(props, voice)}
      ${isForInstitution(props.standing) && html`<p class="caution">${words.stopped(voice)}</p>`}
      ${props.addressUntil && pendingAddress(person.id, props.addressUntil, voice)}
      ${props.newPc.kind !== 'none' && newPcPanel(props, voice)}
      <h2>${words.acts}</h2>
      ${actList(props, shell, voice)}
      ${person.isSelf && selfPanel(voice)}
      <h2>${words.certificates}</h2>
      ${certificates(props, voice)}
      <p class="act"><a class="button secondary" href="${paths.people}">${words.back}</a></p>
      <p><a href="${paths.stopContract}">${words.wholeContract}</a></p>`,
  })
}

/** A stop that no administrator lifts. */
function isForInstitution(standing: Standing): boolean {
  return standing.kind === 'stopped' && standing.stop !== 'locked-by-administrator'
}

function summary({ person, standing, zone, address }: PersonPageProps, voice: Voice): Html {
  const { language } = voice
  const words = personPageWords[language]
  const people = peopleWords[language]
  const { expiryDate, daysLeft, lastLogonAt, lastMail } = person
  const left = daysLeft === undefined ? '' : ` ${daysLeftInWords(daysLeft, language)}`
  return facts([
    [words.loginId, html`<span class="hex">${person.loginId}</span>`],
    [words.role, capital(voice[person.role])],
    [words.state, standingInWords(standing, zone, voice)],
    [
      words.expiryDate,
      expiryDate === undefined
        ? people.noCertificate
        : html`${dateInWords(expiryDate, language)}<b>${left}</b>`,
    ],
    [
      words.lastLogon(voice),
      lastLogonAt === undefined
        ? peopleListWords[language].neverLoggedOn
        : dateTimeInWords(lastLogonAt, language),
    ],
    [
      words.mailAddress,
      html`${address ?? people.noAddress}${person.mailAddress === 'bounced' && html`<br /><b>${words.bounced}</b>`}`,
    ],
    [
      words.lastMail,
      lastMail === undefined
        ? people.noMail
        : html`${people.mails[lastMail.kind]}<br />${dateTimeInWords(lastMail.at, language)}<br />${people.delivery[lastMail.delivery]}`,
    ],
  ])
}

function pendingAddress(id: string, until: Temporal.ZonedDateTime, voice: Voice): Html {
  const { pendingAddress: words } = personPageWords[voice.language]
  return html`<section class="warning" aria-labelledby="pending-address">
        <h2 id="pending-address">${words.title}</h2>
        <p>${words.what(dateTimeInWords(until, voice.language))}</p>
        <p><a href="${paths.people}/${id}/address/code">${words.link}</a></p>
      </section>`
}

function newPcPanel({ person, newPc, zone }: PersonPageProps, voice: Voice): Html {
  const words = newPcWords[voice.language]
  return html`<section class="panel" aria-labelledby="new-pc">
        <h2 id="new-pc">${words.inProgress(person.name)}</h2>
        ${newPcSteps(newPc, zone, voice)}
        ${withdrawForm(person.isSelf ? paths.newPcWithdraw : `${paths.people}/${person.id}/new-pc/withdraw`, voice)}
      </section>`
}

function actList({ person, acts }: PersonPageProps, shell: Shell, voice: Voice): Html {
  const words = personPageWords[voice.language]
  if (acts.length === 0) return html`<p>${words.noActs(voice)}</p>`
  return html`<ul class="acts">
        ${acts.map(({ act, refused }) => {
          const text = words.links[act]
          if (refused === undefined)
            return html`<li class="act-choice"><a href="${paths.people}/${person.id}/${act}">${text}</a><br />${deskActWords[voice.language].acts[act].short}</li>`
          const { message, next } = refusalProblem(refused, shell)
          return html`<li class="act-choice"><b>${text}</b> ${words.notNow}<br />${message} ${next}</li>`
        })}
      </ul>`
}

function selfPanel(voice: Voice): Html {
  const { self } = personPageWords[voice.language]
  return html`<section class="panel" aria-labelledby="self">
        <h2 id="self">${self.title}</h2>
        <p>${self.lead}</p>
        <p><a href="${paths.newPc}">${self.newPc}</a></p>
        <p><a href="${paths.loss}">${self.loss}</a></p>
      </section>`
}

function certificates({ certificates: all }: PersonPageProps, { language }: Voice): Html {
  const words = personPageWords[language]
  const columns = certificateWords[language]
  if (all.length === 0) return html`<p>${words.noCertificates}</p>`
  return html`<div class="table" role="region" aria-label="${words.certificates}" tabindex="0"><table>
        <thead><tr><th scope="col">${words.serial}</th><th scope="col">${columns.issuedAt}</th><th scope="col">${columns.expiryDate}</th><th scope="col">${columns.state}</th></tr></thead>
        <tbody>
          ${all.map(
            (
              one,
            ) => html`<tr><th scope="row"><span class="hex">${one.serialNumber.toUpperCase().slice(0, 16)}…</span></th>
            <td>${dateInWords(one.issuedOn, language)}</td><td>${dateInWords(one.expiryDate, language)}</td><td>${one.state === 'expired' ? columns.expired : columns.stage[one.state]}</td></tr>`,
          )}
        </tbody>
      </table></div>`
}
