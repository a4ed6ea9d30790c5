import type { Recovery } from '../../domain/expiry-dates.ts'
import type { Language } from '../../domain/language.ts'
import { expiryWarning } from '../../words/after-expiry.ts'
import { boardWords } from '../../words/board.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { noticeTitle } from '../../words/notices.ts'
import { renewalNoticeWords } from '../../words/renewal-notice.ts'
import { memberScreens } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { countdown } from './countdown.ts'
import { facts, steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'
import { switchNotice } from './switch-notice.ts'

export interface RenewalNoticePageProps {
  kind: 'renewal' | 'proof'
  company: string
  person: string
  expiryDate: Temporal.PlainDate
  renewalOpensOn: Temporal.PlainDate
  /** The real last open moment to renew, or to prove. */
  lastMoment: Temporal.ZonedDateTime
  daysLeft: number
  recovery: Recovery
  /** Why it is to be renewed early, in the institution's words. */
  reason?: string
  /** On a page of its own after the log-on, as before 「重要なお知らせ」: where it leads on to. */
  onward?: 'board' | 'menu'
}

/**
 * N-20 and N-21, the body of the notice. The link to the renewal carries `data-open-window` (width×height):
 * a script may open its address as a window of that size, else the link is followed.
 */
export function renewalNoticePage(shell: Shell, props: RenewalNoticePageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = renewalNoticeWords[language]
  const title = noticeTitle(props.kind, voice)
  return layout(shell, {
    screen: screenOf(props),
    title: props.onward === undefined ? title : boardWords[language].noticePage.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${heading(title, props, language)}
      <div class="notice-head">
        <p class="lead">${lead(props, voice)}</p>
        ${countdown(props.daysLeft, language)}
      </div>
      ${props.reason !== undefined && reasonBox(props.reason, language)}
      ${props.kind === 'renewal' && switchNotice(shell, ['renewal'])}
      <h2>${words.whose}</h2>
      ${facts([
        [words.company, props.company],
        [words.holder, props.person],
        [words.expiryDate, html`<b>${dateInWords(props.expiryDate, language)}</b>`],
        [
          words.period,
          words.periodText(
            dateInWords(props.renewalOpensOn, language),
            dateInWords(props.expiryDate, language),
          ),
        ],
      ])}
      ${warningBox(props, voice)}
      <h2>${words[props.kind].doHeading}</h2>
      ${steps(words[props.kind].steps(voice))}
      ${words[props.kind].time !== '' && html`<p>${words[props.kind].time}</p>`}
      ${props.kind === 'renewal' ? renewalAct(voice) : proofAct(voice)}
      <p class="note">${words[props.kind].interrupted}</p>
      ${props.onward && onward(props.onward, language)}`,
  })
}

/** On its own page it is named as the manuals name that page, and the notice is its first heading. */
function heading(title: string, { onward }: RenewalNoticePageProps, language: Language): Html {
  if (onward === undefined) return html`<h1>${title}</h1>`
  return html`<h1>${boardWords[language].noticePage.title}</h1>
      <p class="lead"><b>${title}</b></p>`
}

function screenOf({ onward, kind }: RenewalNoticePageProps) {
  if (onward !== undefined) return memberScreens.renewalNoticePage
  return kind === 'renewal' ? memberScreens.renewalNotice : memberScreens.proofNotice
}

function onward(to: 'board' | 'menu', language: Language): Html {
  const href = to === 'board' ? paths.notices : paths.menu
  return html`<p class="act"><a class="button secondary" href="${href}">${boardWords[language].noticePage.onward[to]}</a></p>`
}

/** Its line feeds make paragraphs. */
function reasonBox(reason: string, language: Language): Html {
  const { why } = renewalNoticeWords[language]
  return html`<section aria-labelledby="reason-heading">
        <h2 id="reason-heading">${why}</h2>
        ${reason.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)}
      </section>`
}

function lead({ kind, lastMoment, reason }: RenewalNoticePageProps, voice: Voice): string {
  const dates = { expiryDate: '', lastMoment: dateTimeInWords(lastMoment, voice.language) }
  const words = renewalNoticeWords[voice.language]
  if (kind === 'renewal' && reason !== undefined) return words.early(dates, voice)
  return words[kind].lead(dates, voice)
}

/** Manual B's ◆ box, with this certificate's dates. */
function warningBox({ expiryDate, recovery }: RenewalNoticePageProps, voice: Voice): Html {
  const words = renewalNoticeWords[voice.language]
  const sentences = expiryWarning(expiryDate, recovery, voice)
  return html`<section class="warning" aria-labelledby="warning-heading">
        <h2 id="warning-heading">${words.warning}</h2>
        <ul class="diamonds">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
        <p>${voice.desk.name} <a href="tel:${voice.desk.telephone.replaceAll(/[^+\d]/g, '')}">${voice.desk.telephone}</a> ${voice.desk.hours}</p>
      </section>`
}

function renewalAct(voice: Voice): Html {
  return html`<p class="act">${renewalLink(renewalNoticeWords[voice.language].renewal.start, 'primary', voice)}</p>`
}

function proofAct(voice: Voice): Html {
  const { proof } = renewalNoticeWords[voice.language]
  return html`<p class="act">
        <a class="button primary large" href="${paths.proofStart}">${proof.start(voice)}</a>
        ${renewalLink(proof.again, 'secondary', voice)}
      </p>`
}

function renewalLink(text: string, rank: 'primary' | 'secondary', voice: Voice): Html {
  return html`<a class="button ${rank} large" href="${paths.renewalStart}" target="renewal" data-open-window="720x640">${text}<span class="unseen">${shellWords[voice.language].newWindow}</span></a>`
}
