import type { KeyAlgorithm } from '../../domain/policy.ts'
import type { FindingName, SelfTest } from '../../domain/self-test.ts'
import { dateTimeZoneInWords } from '../../words/dates.ts'
import { checkScreens } from '../../words/screens.ts'
import { selfTestWords } from '../../words/self-test.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { anyOfFindings, finding } from './self-test-finding.ts'
import type { Shell } from './shell.ts'

export interface SelfTestPageProps {
  /** What was found so far; a script finds the rest. */
  test: SelfTest
  code: string
  /** As the browser calls itself. */
  browserVersion?: string
  /** On the clock that browsers live by. */
  at: Temporal.ZonedDateTime
  /** The key that this institution's certificates need. */
  keyAlgorithm: KeyAlgorithm
  /** Asks for the code anew; what is found is added to its query. */
  codeUrl: string
  certificateUrl: string
}

/** K-10 「接続の確認」: what can be told of a computer without a log-on, and a code for the telephone. */
export function selfTestPage(shell: Shell, props: SelfTestPageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const words = selfTestWords[shell.language]
  const { test } = props
  return layout(shell, {
    screen: checkScreens.connection,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead(voice)}</p>
      <p class="note">${words.harmless}</p>
      <h2>${words.computerHeading}</h2>
      ${computer(props, voice)}
      <h2>${words.browserHeading}</h2>
      ${facts([
        row('clock', anyOfFindings('clock', test.clock, voice), voice),
        row('cookies', cookies(test, voice), voice),
        row('keys', anyOfFindings('keys', test.keys, voice), voice),
        row('popUp', popUp(test, voice), voice),
      ])}
      <h2>${words.certificateHeading}</h2>
      ${facts([row('certificate', finding('certificate', test.certificate, voice), voice)])}
      <p>${words.tryCertificateLead}</p>
      <p class="act"><a id="try-certificate" class="button primary large" href="${props.certificateUrl}">${words.tryCertificate}</a></p>
      ${codePanel(props, voice)}`,
  })
}

function computer({ test, browserVersion, at }: SelfTestPageProps, voice: Voice): Html {
  const words = selfTestWords[voice.language]
  const browser = finding('browser', test.browser, voice, browserVersion)
  return facts([
    row('system', finding('system', test.system, voice), voice),
    row('browser', browser, voice),
    [words.language, words.languageNames[voice.language]],
    row('tls', finding('tls', test.tls, voice), voice),
    [
      words.ourTime,
      html`${dateTimeZoneInWords(at, voice.language)} <span class="small">${words.ourTimeNote}</span>`,
    ],
  ])
}

function row(name: FindingName, value: Html, { language }: Voice): readonly [string, Html] {
  return [selfTestWords[language].names[name], value]
}

/** Without a script it shows when the page is opened a second time. */
function cookies({ cookies: found }: SelfTest, voice: Voice): Html {
  const { reload } = selfTestWords[voice.language]
  const again =
    found === 'unknown' && html`<p id="reload"><a href="${paths.check}?again=yes">${reload}</a></p>`
  return html`${anyOfFindings('cookies', found, voice)}${again}`
}

function popUp({ popUp: found }: SelfTest, voice: Voice): Html {
  const { popUpNeedsScript, tryPopUp } = selfTestWords[voice.language]
  return html`${anyOfFindings('popUp', found, voice)}
        <p id="pop-up-needs-script" class="small">${popUpNeedsScript}</p>
        <p class="act"><button id="try-pop-up" class="secondary" type="button" hidden>${tryPopUp}</button></p>`
}

function codePanel({ code, codeUrl, keyAlgorithm }: SelfTestPageProps, voice: Voice): Html {
  const words = selfTestWords[voice.language]
  return html`<section class="panel" aria-labelledby="code-heading">
        <h2 id="code-heading">${words.codeHeading}</h2>
        <p id="code" class="read-out" role="status" data-code-url="${codeUrl}" data-time-url="${paths.checkTime}" data-key-algorithm="${keyAlgorithm}">${code}</p>
        <p>${words.codeLead(voice)}</p>
      </section>`
}
