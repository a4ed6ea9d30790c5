import type { Bilingual, Language } from '../../domain/language.ts'
import type { Wording } from '../../domain/policy.ts'
import type { StaffRole } from '../../domain/staff.ts'
import { demoGuideWords } from '../../words/demo-guide.ts'
import { officeFrameWords } from '../../words/office-frame.ts'
import { otherScreens } from '../../words/screens.ts'
import { capital, speak } from '../../words/voice.ts'
import { steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Shell } from './shell.ts'

export interface DemoMember {
  company: string
  person: string
  role: 'administrator' | 'user'
  contractId: string
  memberId: string
  pin: string
  confirmationPin: string
  pickupCode?: string
}

export interface DemoStaff {
  loginId: string
  name: string
  roles: readonly StaffRole[]
  /** As long as it is of use. */
  activationCode?: string
}

export interface DemoInstitution {
  name: Bilingual
  url: string
  wording: Wording
  members: readonly DemoMember[]
  office: { url: string; staff: readonly DemoStaff[] }
}

export interface GuidePageProps {
  institutions: readonly DemoInstitution[]
  /** The certutil command for the NSS database, ready to paste. */
  nssCommand: string
  rootCertificateUrl: string
  renewalOpens: number
  clockUrl: string
  outboxUrl: string
}

/** G-10: everything somebody needs who has just started the demonstration. */
export function guidePage(shell: Shell, props: GuidePageProps): Html {
  const { language } = shell
  const words = demoGuideWords[language]
  return layout(shell, {
    screen: otherScreens.guide,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'none',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <h2>${words.trustHeading}</h2>
      ${trust(props, language)}
      <h2>${words.pathHeading}</h2>
      ${steps(words.path(props.renewalOpens))}
      <h2>${words.peopleHeading}</h2>
      <p>${words.peopleLead}</p>
      ${props.institutions.map((institution) => people(institution, language))}
      <h2>${words.officeHeading}</h2>
      <p>${words.officeLead}</p>
      ${steps(words.officeSteps)}
      ${props.institutions.map((institution) => office(institution, language))}
      <h2>${words.toolsHeading}</h2>
      <ul class="cards">
        <li><a href="${props.clockUrl}">${words.clock}</a><p>${words.clockLead}</p></li>
        <li><a href="${props.outboxUrl}">${words.outbox}</a><p>${words.outboxLead}</p></li>
      </ul>`,
  })
}

function trust({ nssCommand, rootCertificateUrl }: GuidePageProps, language: Language): Html {
  const words = demoGuideWords[language]
  return html`<p>${words.trustLead}</p>
      <p class="act"><a class="button secondary" href="${rootCertificateUrl}" download>${words.rootCertificate}</a></p>
      <details open><summary>${words.trustNss}</summary><p>${words.trustNssLead}</p><pre class="command" tabindex="0"><code>${nssCommand}</code></pre></details>
      <details><summary>${words.trustWindows}</summary>${steps(words.trustWindowsSteps)}</details>
      <details><summary>${words.trustMac}</summary>${steps(words.trustMacSteps)}</details>
      <details><summary>${words.trustFirefox}</summary>${steps(words.trustFirefoxSteps)}</details>`
}

function people({ name, url, wording, members }: DemoInstitution, language: Language): Html {
  const words = demoGuideWords[language]
  const voice = speak(wording, language)
  const heads = [words.person, words.role, words.contractId, words.memberId, words.pins, words.pickupCode]
  return html`<section class="institution-demo">
        <h3>${name[language]}</h3>
        <p class="act"><a class="button secondary" href="${url}">${words.open(name[language])}</a></p>
        <div class="table table-stacked" role="region" aria-label="${name[language]}" tabindex="0"><table>
          <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>
            ${members.map(
              (
                member,
              ) => html`<tr><th scope="row" data-head="${words.person}"><div>${member.person}<br /><span class="small">${member.company}</span></div></th>
              <td data-head="${words.role}">${capital(voice[member.role])}</td><td class="code" data-head="${words.contractId}">${member.contractId}</td><td class="code" data-head="${words.memberId}">${member.memberId}</td>
              <td class="code" data-head="${words.pins}"><div>${member.pin}<br />${member.confirmationPin}</div></td><td class="code" data-head="${words.pickupCode}">${member.pickupCode ?? '—'}</td></tr>`,
            )}
          </tbody>
        </table></div>
      </section>`
}

function office({ name, office: { url, staff } }: DemoInstitution, language: Language): Html {
  const words = demoGuideWords[language]
  const { roles: roleNames, roleJoin } = officeFrameWords[language]
  const title = words.officeOf(name[language])
  return html`<section class="institution-demo">
        <h3>${title}</h3>
        <p class="act"><a class="button secondary" href="${url}">${words.openOffice(name[language])}</a></p>
        <div class="table table-stacked" role="region" aria-label="${title}" tabindex="0"><table>
          <thead><tr>${[words.person, words.roles, words.loginId, words.activationCode].map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
          <tbody>
            ${staff.map(
              (person) => html`<tr><th scope="row" data-head="${words.person}">${person.name}</th>
              <td data-head="${words.roles}">${person.roles.map((role) => roleNames[role]).join(roleJoin)}</td><td class="code" data-head="${words.loginId}">${person.loginId}</td>
              <td class="code" data-head="${words.activationCode}">${person.activationCode ?? '—'}</td></tr>`,
            )}
          </tbody>
        </table></div>
      </section>`
}
