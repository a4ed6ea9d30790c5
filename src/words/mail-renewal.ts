import type { Recovery } from '../domain/expiry-dates.ts'
import type { Bilingual, Language } from '../domain/language.ts'
import { expiryWarning } from './after-expiry.ts'
import { dateInWords, dateTimeInWords, daysLeftInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame, ownParagraph } from './mail.ts'
import { underlined } from './underlined.ts'
import { capital, speak, type Voice } from './voice.ts'

export interface RenewalMailFacts {
  kind: 'before-expiry'
  wanted: 'renew'
  expiryDate: Temporal.PlainDate
  /** The real last open moment to renew. */
  lastMoment: Temporal.ZonedDateTime
  recovery: Recovery
  /** Why it is to be renewed early, in the institution's words; absent: its end is near. */
  reason?: Bilingual
}

interface Dates {
  expiryDate: string
  lastMoment: string
  left: string
}

interface RenewalMailWords {
  subject: (dates: Dates) => string
  what: (dates: Dates) => string
  early: (dates: Dates, reason: string, voice: Voice) => string
  steps: (voice: Voice) => string
  otherwise: string
  ignore: string
}

const words: Record<Language, RenewalMailWords> = {
  ja: {
    subject: ({ expiryDate }) => `電子証明書の更新をお願いします（有効期限日 ${expiryDate}）`,
    what: ({ expiryDate, lastMoment, left }) =>
      `お使いの電子証明書の有効期限が近づいています。\n\n有効期限日：${expiryDate}（${left}）\n更新できるのは：${lastMoment}まで`,
    early: ({ expiryDate, lastMoment, left }, reason, v) =>
      `${v.self}は、お使いの電子証明書を、有効期限を待たずに更新していただくようお願いしています。\n\n■ 理由\n${reason}\n\n有効期限日：${expiryDate}（${left}）\n更新できるのは：${lastMoment}まで`,
    steps: (v) =>
      `■ 更新のしかた\n1. ブックマークから${v.self}の${v.logon}画面を開き、${v.logon}します。\n2. 「重要なお知らせ」で「電子証明書の更新をお願いします」を選びます。\n3. 「電子証明書の更新はこちら」を押し、画面の案内にしたがいます。\n更新は途中でやめても、現在の電子証明書はそのまま使えます。`,
    otherwise: '■ 更新しなかった場合',
    ignore: 'すでに更新がお済みの場合は、このメールは行き違いです。何もしていただく必要はありません。',
  },
  en: {
    subject: ({ expiryDate }) => `Please renew your certificate (expires on ${expiryDate})`,
    what: ({ expiryDate, lastMoment, left }) =>
      `Your certificate expires soon.\n\nExpiry date: ${expiryDate} (${left})\nYou can renew until: ${lastMoment}`,
    early: ({ expiryDate, lastMoment, left }, reason, v) =>
      `${capital(v.self)} asks you to renew your certificate without waiting for its end.\n\n${underlined('Why')}\n${reason}\n\nExpiry date: ${expiryDate} (${left})\nYou can renew until: ${lastMoment}`,
    steps: (v) =>
      `${underlined('How to renew')}\n1. Open the ${v.logon} page of ${v.self} from your bookmark and ${v.logOn}.\n2. Under “Important notices” choose “Please renew your certificate”.\n3. Press “Renew the certificate here” and follow the steps.\nYou may stop at any point: your present certificate goes on working.`,
    otherwise: underlined('If you do not renew'),
    ignore: 'If you have renewed already, this mail has crossed with it and you need do nothing.',
  },
}

/** The mail of E−30 and E−10 (domain.md §6). */
export function renewalMail(frame: MailFrame, facts: RenewalMailFacts, today: Temporal.PlainDate): Mail {
  const { language } = frame
  const { subject, what, early, steps, otherwise, ignore } = words[language]
  const voice = speak(frame.wording, language)
  const dates = {
    expiryDate: dateInWords(facts.expiryDate, language),
    lastMoment: dateTimeInWords(facts.lastMoment, language),
    left: daysLeftInWords(today.until(facts.expiryDate, { largestUnit: 'day' }).days, language),
  }
  return composeMail(frame, subject(dates), [
    facts.reason === undefined ? what(dates) : early(dates, facts.reason[language], voice),
    steps(voice),
    [otherwise, ...expiryWarning(facts.expiryDate, facts.recovery, voice)].join('\n'),
    ignore,
    ownParagraph(frame),
  ])
}
