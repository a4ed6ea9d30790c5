import type { Remedy } from '../../domain/answer.ts'
import type { MemberStop } from '../../domain/life.ts'
import type { LogonFailure, LogonPurpose } from '../../domain/logon.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { helpWords } from '../../words/help.ts'
import { type LogonFailureFacts, logonFailureWords } from '../../words/logon-failure.ts'
import { logonFailureCodes } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { checkLink } from './check-link.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { likelyReasons } from './likely-reasons.ts'
import type { Shell } from './shell.ts'

export interface LogonFailurePageProps {
  failure: LogonFailure
  purpose: LogonPurpose
  at: Temporal.ZonedDateTime
  /** What the rules say to do; absent where the member is not known. */
  remedy?: Remedy
  expiryDate?: Temporal.PlainDate
  /** The last day of 「電子証明書取得」. */
  lastDay?: Temporal.PlainDate
  proveUntil?: Temporal.ZonedDateTime
  validFrom?: Temporal.ZonedDateTime
  /** Why he is stopped. */
  stop?: MemberStop
  /** Not his certificate alone: the CA that issued it. */
  ca?: 'revoked'
  /** The common name of what was presented, and the ID of its holder where it is known (domain.md §5). */
  presented?: string
  memberId?: string
  /** Whole addresses: this page stands on a log-on host. A fresh attempt of the same purpose. */
  retryUrl: string
  acquireUrl: string
  /** Where somebody says that it was not him who renewed. */
  reportUrl: string
  logonUrl: string
  /** Where somebody of whom we know nothing says who he is, and learns what to do. */
  helpUrl: string
  /** Where computer and connection can be checked. */
  checkUrl: string
}

/** L-40 …: what we saw, why it may be so, and a way on. There is always one. */
export function logonFailurePage(shell: Shell, props: LogonFailurePageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = logonFailureWords[language]
  const told = tell(props, voice)
  const { title, meaning } = words.saw[props.failure](told, voice)
  return layout(shell, {
    screen: { code: logonFailureCodes[props.failure], name: { ja: title, en: title } },
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1 class="saw">${title}</h1>
      <p class="lead">${meaning}</p>
      ${identity(props, voice)}
      ${acts(props, voice)}
      ${likelyReasons(props.failure, told, props, voice)}
      ${props.failure === 'none-sent' && helpLink(props.helpUrl, voice)}
      ${props.failure === 'none-sent' && checkLink(props.checkUrl, voice)}
      ${!onlyTheDeskHelps(props.failure) && html`<p class="note">${words.otherwise(voice)}</p>`}
      <p class="reference">${shellWords[language].referenceNumber} <b>${logonFailureCodes[props.failure]}</b> <span>${dateTimeInWords(props.at, language)}</span></p>`,
  })
}

function helpLink(url: string, voice: Voice): Html {
  const { link } = helpWords[voice.language]
  return html`<section class="panel" aria-labelledby="help-heading">
        <h2 id="help-heading">${link.heading(voice)}</h2>
        <p>${link.lead}</p>
        <p class="act"><a class="button secondary" href="${url}">${link.text}</a></p>
      </section>`
}

function tell(props: LogonFailurePageProps, { language }: Voice): LogonFailureFacts {
  const { expiryDate, lastDay, proveUntil, validFrom, stop, ca } = props
  return {
    ...(expiryDate && { expiryDate: dateInWords(expiryDate, language) }),
    ...(lastDay && { lastDay: dateInWords(lastDay, language) }),
    ...(proveUntil && { proveUntil: dateTimeInWords(proveUntil, language) }),
    ...(validFrom && { validFrom: dateTimeInWords(validFrom, language) }),
    ...(stop && { stop }),
    ...(ca && { ca }),
  }
}

function identity({ presented, memberId }: LogonFailurePageProps, { language }: Voice): Html | undefined {
  const words = logonFailureWords[language]
  const pairs = [
    ...(presented === undefined ? [] : [[words.presented, presented] as const]),
    ...(memberId === undefined ? [] : [[words.memberId, memberId] as const]),
  ]
  return pairs.length === 0 ? undefined : facts(pairs)
}

/** Primary what the rules say; the other way stands beside it. */
function acts(props: LogonFailurePageProps, voice: Voice): Html {
  const words = logonFailureWords[voice.language]
  const retry = { url: props.retryUrl, text: props.purpose === 'proof' ? words.proofRetry : words.retry }
  const acquire = { url: props.acquireUrl, text: words.acquire }
  const logon = { url: props.logonUrl, text: words.logon(voice) }
  if (onlyTheDeskHelps(props.failure)) {
    return html`<p class="act"><a class="button secondary" href="${logon.url}">${logon.text}</a></p>`
  }
  const [first, second] = leadsToAcquire(props) ? [acquire, retry] : [retry, acquire]
  const other = props.purpose === 'proof' ? logon : second
  return html`<p class="act">
        <a class="button primary large" href="${first.url}">${first.text}</a>
        <a class="button secondary" href="${other.url}">${other.text}</a>
      </p>`
}

/** Trying again would not help, and nobody should be sent round in a circle. */
function onlyTheDeskHelps(failure: LogonFailure): boolean {
  return failure === 'stopped' || failure === 'held' || failure === 'pin-door-locked'
}

function leadsToAcquire({ failure, remedy, lastDay }: LogonFailurePageProps): boolean {
  if (remedy !== undefined) return remedy.kind === 'acquire'
  return failure === 'expired' && lastDay !== undefined
}
