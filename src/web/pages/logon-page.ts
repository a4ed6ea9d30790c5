import type { Policy } from '../../domain/policy.ts'
import { helpWords } from '../../words/help.ts'
import { logonWords } from '../../words/logon.ts'
import { reportWords } from '../../words/report.ts'
import { logonScreens } from '../../words/screens.ts'
import { together } from '../../words/together.ts'
import { speak } from '../../words/voice.ts'
import { checkLink } from './check-link.ts'
import { bullets } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'
import { switchNotice } from './switch-notice.ts'

export interface LogonPageProps {
  logon: Policy['logon']
}

/** L-10: the institution's door. */
export function logonPage(shell: Shell, { logon }: LogonPageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const words = logonWords[shell.language]
  const { outside } = reportWords[shell.language]
  const { link: help } = helpWords[shell.language]
  const title = words.title(voice)
  return layout(shell, {
    screen: logonScreens.logon,
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${title}</h1>
      <p class="lead">${together(shell.language, words.lead(voice), logon === 'certificate+pin' ? words.withPin(voice) : '')}</p>
      <p class="act"><a class="button primary large" href="${paths.logonStart}">${words.certificateLogon(voice)}</a></p>
      ${switchNotice(shell, ['acquisition', 'renewal'])}
      <section class="panel" aria-labelledby="acquire-heading">
        <h2 id="acquire-heading">${words.acquireHeading}</h2>
        <p>${words.acquireLead}</p>
        <details>
          <summary>${words.needHeading}</summary>
          ${bullets(words.needs(voice))}
        </details>
        <p class="act"><a class="button secondary" href="${paths.acquire}">${words.acquire}</a></p>
      </section>
      <section class="panel" aria-labelledby="help-heading">
        <h2 id="help-heading">${help.heading(voice)}</h2>
        <p>${help.lead}</p>
        <p class="act"><a class="button secondary" href="${paths.help}">${help.text}</a></p>
      </section>
      <section class="panel" aria-labelledby="report-heading">
        <h2 id="report-heading">${outside.linkHeading}</h2>
        <p>${outside.linkLead}</p>
        <p class="act"><a class="button secondary" href="${paths.notMe}">${outside.link}</a></p>
      </section>
      <section class="warning" aria-labelledby="warning-heading">
        <h2 id="warning-heading">${words.warningHeading}</h2>
        ${bullets(words.warnings(voice))}
      </section>
      ${checkLink(paths.check, voice)}`,
  })
}
