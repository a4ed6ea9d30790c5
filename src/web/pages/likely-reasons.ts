import type { LogonFailure } from '../../domain/logon.ts'
import { type LikelyReason, type LogonFailureFacts, logonFailureWords } from '../../words/logon-failure.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'

/** Whole addresses: the reasons stand on log-on hosts. */
export interface ReasonLinks {
  retryUrl: string
  acquireUrl: string
  /** 「お心当たりのない通知を受け取った方」. */
  reportUrl: string
}

const reasons: Record<LogonFailure, readonly LikelyReason[]> = {
  'none-sent': ['expired', 'other-chosen', 'other-browser', 'other-computer', 'never-installed', 'network'],
  unknown: ['other-chosen', 'old-one-kept', 'never-installed'],
  'foreign-issuer': ['other-chosen', 'never-installed', 'network'],
  'other-member': ['other-chosen', 'other-person'],
  'other-institution': ['other-chosen', 'other-browser'],
  'attempt-used': ['bookmark'],
  'attempt-unknown': ['bookmark', 'computer-clock'],
  'old-one-during-proof': ['old-one-kept', 'never-installed', 'lost-file'],
  'not-the-current-one': ['old-one-kept', 'never-installed'],
  expired: ['old-one-kept', 'computer-clock'],
  'not-yet-valid': ['computer-clock', 'other-chosen'],
  superseded: ['old-one-kept', 'other-computer', 'lost-file', 'renewed-by-another'],
  abandoned: ['old-one-kept', 'lost-file', 'renewed-by-another'],
  revoked: ['reissued', 'old-one-kept'],
  'proof-too-late': ['old-one-kept', 'lost-file'],
  stopped: ['not-me'],
  held: ['unusual', 'not-me'],
  'pin-door-locked': ['not-me'],
}

/** Why it may have come to this, the likeliest first; each opens to what helps. */
export function likelyReasons(
  failure: LogonFailure,
  told: LogonFailureFacts,
  urls: ReasonLinks,
  voice: Voice,
): Html {
  const words = logonFailureWords[voice.language]
  return html`<h2>${words.reasonsHeading}</h2>
      <div class="reasons">
        ${reasons[failure].map((reason) => {
          const { reason: summary, remedy } = words.reasons[reason](told, voice)
          return html`<details><summary>${summary}</summary><p>${remedy}</p>${reasonLink(reason, urls, voice)}</details>`
        })}
      </div>`
}

const links: Partial<Record<LikelyReason, 'retry' | 'acquire' | 'report'>> = {
  expired: 'acquire',
  reissued: 'acquire',
  'other-chosen': 'retry',
  'old-one-kept': 'retry',
  'renewed-by-another': 'report',
}

function reasonLink(reason: LikelyReason, urls: ReasonLinks, { language }: Voice): Html | undefined {
  const words = logonFailureWords[language]
  const link = links[reason]
  if (link === undefined) return undefined
  const url = { retry: urls.retryUrl, acquire: urls.acquireUrl, report: urls.reportUrl }[link]
  return html`<p><a href="${url}">${words[link]}</a></p>`
}
