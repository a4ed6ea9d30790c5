import type { SelfTest } from '../../domain/self-test.ts'
import { dateInWords } from '../../words/dates.ts'
import { logonFailureWords } from '../../words/logon-failure.ts'
import { checkScreens } from '../../words/screens.ts'
import { selfTestWords } from '../../words/self-test.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { likelyReasons, type ReasonLinks } from './likely-reasons.ts'
import type { Shell } from './shell.ts'

export interface SeenCertificatePageProps extends ReasonLinks {
  finding: Exclude<SelfTest['certificate'], 'untried'>
  /** As it stands in the certificate. */
  commonName?: string
  expiryDate?: Temporal.PlainDate
  /** K-10 with what was found here; a whole address, as the others. */
  backUrl: string
}

/** What would have been said at a log-on. */
const likeFailure = { none: 'none-sent', other: 'foreign-issuer' } as const

/** K-20: whether a certificate has reached us. Nothing is judged here. */
export function seenCertificatePage(shell: Shell, props: SeenCertificatePageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const { title, meaning } = seen(props.finding, voice)
  const { finding } = props
  const isAmiss = finding === 'none' || finding === 'other'
  return layout(shell, {
    screen: checkScreens.certificate,
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1 class="saw">${title}</h1>
      <p class="lead">${meaning}</p>
      ${identity(props, voice)}
      ${acts(props, voice)}
      ${isAmiss && likelyReasons(likeFailure[finding], {}, props, voice)}`,
  })
}

function seen(finding: SeenCertificatePageProps['finding'], voice: Voice) {
  if (finding === 'none' || finding === 'other') {
    return logonFailureWords[voice.language].saw[likeFailure[finding]]({}, voice)
  }
  const { title, meaning } = selfTestWords[voice.language].seen[finding]
  return { title, meaning: meaning(voice) }
}

function identity({ commonName, expiryDate }: SeenCertificatePageProps, { language }: Voice): Html | false {
  const words = selfTestWords[language]
  const pairs = [
    ...(commonName === undefined ? [] : [[words.commonName, commonName] as const]),
    ...(expiryDate === undefined ? [] : [[words.expiryDate, dateInWords(expiryDate, language)] as const]),
  ]
  return pairs.length > 0 && facts(pairs)
}

function acts({ finding, retryUrl, acquireUrl, backUrl }: SeenCertificatePageProps, voice: Voice): Html {
  const { retry, acquire } = logonFailureWords[voice.language]
  const other = finding === 'expired' ? { url: acquireUrl, text: acquire } : { url: retryUrl, text: retry }
  return html`<p class="act">
        <a class="button primary large" href="${backUrl}">${selfTestWords[voice.language].back}</a>
        <a class="button secondary" href="${other.url}">${other.text}</a>
      </p>`
}
