import type { Recovery } from '../domain/expiry-dates.ts'
import type { Language } from '../domain/language.ts'
import type { CertificateOrigin } from '../domain/life.ts'
import { expiryWarning } from './after-expiry.ts'
import { dateInWords, dateTimeInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame, ownParagraph } from './mail.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

/** What was made by us: nothing else waits for its first log-on. */
type Origin = Exclude<CertificateOrigin, 'predecessor'>

/** Before the old one expires, while the new one waits for its first log-on. */
export interface RenewalToProveMailFacts {
  kind: 'before-expiry'
  wanted: 'prove'
  expiryDate: Temporal.PlainDate
  /** The last moment at which the new one can be proved. */
  lastMoment: Temporal.ZonedDateTime
  recovery: Recovery
}

/** Some days after its issue. */
export interface UnprovedMailFacts {
  kind: 'unproved'
  issuedOn: Temporal.PlainDate
  proveUntil: Temporal.ZonedDateTime
  origin: CertificateOrigin
}

interface ProveMailWords {
  subject: (until: string, voice: Voice) => string
  waiting: string
  expiryDate: (day: string) => string
  issuedOn: (day: string) => string
  until: (until: string) => string
  steps: (voice: Voice, lost: string) => string
  lost: Record<Origin, (voice: Voice) => string>
  kept: (voice: Voice) => string
  otherwise: string
  over: Record<Origin, (until: string, voice: Voice) => string>
  unknown: (voice: Voice) => string
  ignore: (voice: Voice) => string
}

const words: Record<Language, ProveMailWords> = {
  ja: {
    subject: (until, v) => `新しい電子証明書で一度${v.logon}してください（${until}まで）`,
    waiting: '新しい電子証明書は発行済みですが、まだ一度も使われていません。',
    expiryDate: (day) => `現在の電子証明書の有効期限日：${day}`,
    issuedOn: (day) => `新しい電子証明書の発行日：${day}`,
    until: (until) => `使い始められるのは：${until}まで`,
    steps: (v, lost) =>
      `■ 手順\n1. 新しい電子証明書のファイルを、まだパソコンに取り込んでいないときは、取り込みます。\n2. ブックマークから${v.self}の${v.logon}画面を開き、有効期限の新しいほうの電子証明書を選んで${v.logon}します。\n3. ${lost}`,
    lost: {
      renewal: (v) =>
        `ファイルやパスワードが見つからないときは、現在の電子証明書で${v.logon}し、「重要なお知らせ」からもう一度更新してください。新しく発行し直します。`,
      acquisition: (v) =>
        `ファイルやパスワードが見つからないときは、${v.logon}画面の「電子証明書取得」から、もう一度取得してください。新しく発行し直します。`,
    },
    kept: (v) =>
      `${v.logon}できたことを確かめてから、古い電子証明書の使用を終わります。それまでは、古い電子証明書をその有効期限日まで使えます。`,
    otherwise: '■ そのままにした場合',
    over: {
      renewal: (until) =>
        `新しい電子証明書は、${until}を過ぎますと使えなくなります。そのときは、もう一度更新してください。`,
      acquisition: (until, v) =>
        `新しい電子証明書は、${until}を過ぎますと使えなくなります。そのときは、もう一度「電子証明書取得」から取得してください。取得いただけない場合は、${v.self}までご連絡ください。`,
    },
    unknown: (v) =>
      `■ 心当たりがないとき\nほかの人が電子証明書を取得したおそれがあります。すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    ignore: (v) =>
      `すでに新しい電子証明書で${v.logon}された場合は、このメールは行き違いです。何もしていただく必要はありません。`,
  },
  en: {
    subject: (until, v) => `Please ${v.logOn} once with your new certificate (by ${until})`,
    waiting: 'Your new certificate has been issued, but it has not been used yet.',
    expiryDate: (day) => `Present certificate expires on: ${day}`,
    issuedOn: (day) => `New certificate issued on: ${day}`,
    until: (until) => `It can be put to use until: ${until}`,
    steps: (v, lost) =>
      `${underlined('What to do')}\n1. If you have not yet installed the file of the new certificate on your computer, install it.\n2. Open the ${v.logon} page of ${v.self} from your bookmark and ${v.logOn} with the certificate that expires later.\n3. ${lost}`,
    lost: {
      renewal: (v) =>
        `If you cannot find the file or its password, ${v.logOn} with your present certificate and renew again from “Important notices”. A fresh one will be issued.`,
      acquisition: (v) =>
        `If you cannot find the file or its password, get one again through “Get a certificate” on the ${v.logon} page. A fresh one will be issued.`,
    },
    kept: () =>
      'The old certificate is retired only after the new one has been seen to work. Until then you can use it to the last day of its own validity.',
    otherwise: underlined('If you do nothing'),
    over: {
      renewal: (until) => `After ${until} the new certificate stops working. Please renew again then.`,
      acquisition: (until, v) =>
        `After ${until} the new certificate stops working. Please get one again through “Get a certificate” then. If that is refused, call ${v.self}.`,
    },
    unknown: (v) =>
      `${underlined('If you know nothing of this')}\nSomebody else may have got hold of a certificate. Call the ${v.desk.name} at once: ${v.desk.telephone}.`,
    ignore: (v) =>
      `If you have used the new certificate to ${v.logOn} already, this mail has crossed with it and you need do nothing.`,
  },
}

/** E−30 and E−10 once more, where the renewal lacks nothing but the first log-on (domain.md §4). */
export function renewalToProveMail(frame: MailFrame, facts: RenewalToProveMailFacts): Mail {
  const { language } = frame
  const text = words[language]
  const voice = speak(frame.wording, language)
  const until = dateTimeInWords(facts.lastMoment, language)
  const otherwise = expiryWarning(facts.expiryDate, facts.recovery, voice)
  return composeMail(frame, text.subject(dateInWords(facts.lastMoment, language), voice), [
    text.waiting,
    `${text.expiryDate(dateInWords(facts.expiryDate, language))}\n${text.until(until)}`,
    `${text.steps(voice, text.lost.renewal(voice))}\n${text.kept(voice)}`,
    [text.otherwise, text.over.renewal(until, voice), ...otherwise].join('\n'),
    text.ignore(voice),
    ownParagraph(frame),
  ])
}

/** Whoever knows nothing of it may be reading the first trace of a fraud. */
export function unprovedMail(frame: MailFrame, { issuedOn, proveUntil, origin }: UnprovedMailFacts): Mail {
  const { language } = frame
  const text = words[language]
  const voice = speak(frame.wording, language)
  const until = dateTimeInWords(proveUntil, language)
  const madeBy: Origin = origin === 'renewal' ? 'renewal' : 'acquisition'
  const steps = text.steps(voice, text.lost[madeBy](voice))
  return composeMail(frame, text.subject(dateInWords(proveUntil, language), voice), [
    text.waiting,
    `${text.issuedOn(dateInWords(issuedOn, language))}\n${text.until(until)}`,
    origin === 'renewal' ? `${steps}\n${text.kept(voice)}` : steps,
    `${text.otherwise}\n${text.over[madeBy](until, voice)}`,
    text.unknown(voice),
    text.ignore(voice),
    ownParagraph(frame),
  ])
}
