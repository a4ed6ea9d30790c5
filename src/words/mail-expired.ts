import type { Recovery } from '../domain/expiry-dates.ts'
import type { Language } from '../domain/language.ts'
import { recoveryWarning } from './after-expiry.ts'
import { dateInWords, dateTimeInWords, daysLeftInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame, ownParagraph } from './mail.ts'
import { underlined } from './underlined.ts'
import { capital, speak, type Voice } from './voice.ts'

export interface ExpiredMailFacts {
  kind: 'after-expiry' | 'grace-ends'
  expiryDate: Temporal.PlainDate
  recovery: Recovery
  /** Of the certificate that was issued in time and waits for its first log-on, where there is one: it is the nearer way. */
  proveUntil?: Temporal.ZonedDateTime
}

interface ExpiredMailWords {
  subject: { expired: (expiryDate: string) => string; ending: (lastDay: string) => string }
  what: { expired: (voice: Voice) => string; ending: string }
  expiryDate: (day: string) => string
  lastDay: (day: string, left: string) => string
  prove: (until: string, voice: Voice) => string
  steps: Record<Recovery['kind'], (voice: Voice) => string>
  otherwise: string
  until: (voice: Voice) => string
  ignore: string
}

const words: Record<Language, ExpiredMailWords> = {
  ja: {
    subject: {
      expired: (expiryDate) => `電子証明書の有効期限が切れました（有効期限日 ${expiryDate}）`,
      ending: (lastDay) => `電子証明書を取得できる期間がまもなく終わります（${lastDay}まで）`,
    },
    what: {
      expired: (v) =>
        `お使いの電子証明書の有効期限が切れました。この電子証明書では、${v.service}に${v.logon}いただけません。`,
      ending:
        'お使いの電子証明書は、有効期限が切れたままになっています。ご自分で新しい電子証明書を取得できる期間が、まもなく終わります。',
    },
    expiryDate: (day) => `有効期限日：${day}`,
    lastDay: (day, left) => `新しい電子証明書を取得できるのは：${day}まで（${left}）`,
    prove: (until, v) =>
      `■ 新しい電子証明書の手続きが途中です\n新しい電子証明書は発行済みです。${until}までに、新しい電子証明書で一度${v.logon}すると、手続きが完了します。ファイルやパスワードが見つからないときは、次の手続きをしてください。`,
    steps: {
      acquire: (v) =>
        `■ 新しい電子証明書の取得のしかた\n1. ブックマークから${v.self}の${v.logon}画面を開きます。\n2. 「電子証明書取得」を押し、IDと暗証番号を入力します。\n3. 取得コードを入力し、画面の案内にしたがいます。\n4. 新しい電子証明書で一度${v.logon}すると、手続きが完了します。`,
      'revoke-first': (v) =>
        `■ 新しい電子証明書の取得のしかた\n1. ${v.administrator}の方に、古い電子証明書の失効を依頼します。\n2. 失効したあと、ブックマークから${v.self}の${v.logon}画面を開きます。\n3. 「電子証明書取得」を押し、IDと暗証番号を入力します。\n4. 取得コードを入力し、画面の案内にしたがいます。\n5. 新しい電子証明書で一度${v.logon}すると、手続きが完了します。`,
      reissue: (v) =>
        `■ お手続き\n${v.self}にて再発行処理が必要です。${v.desk.name}（${v.desk.telephone}）までご連絡ください。`,
    },
    otherwise: '■ 手続きをしなかった場合',
    until: (v) => `新しい電子証明書をお持ちになるまで、${v.service}に${v.logon}いただけません。`,
    ignore:
      'すでに新しい電子証明書をお使いの場合は、このメールは行き違いです。何もしていただく必要はありません。',
  },
  en: {
    subject: {
      expired: (expiryDate) => `Your certificate has expired (on ${expiryDate})`,
      ending: (lastDay) => `Soon you can no longer get a certificate yourself (until ${lastDay})`,
    },
    what: {
      expired: (v) => `Your certificate has expired. You can no longer ${v.logOn} to ${v.service} with it.`,
      ending:
        'Your certificate has expired and has not been replaced. The time in which you can get a new one yourself is about to end.',
    },
    expiryDate: (day) => `Expiry date: ${day}`,
    lastDay: (day, left) => `You can get a new one until: ${day} (${left})`,
    prove: (until, v) =>
      `${underlined('Your new certificate waits for you')}\nA new certificate has been issued. ${capital(v.logOn)} with it once by ${until} to complete it. If you cannot find its file or its password, do the following.`,
    steps: {
      acquire: (v) =>
        `${underlined('How to get a new certificate')}\n1. Open the ${v.logon} page of ${v.self} from your bookmark.\n2. Press “Get a certificate” and enter your IDs and PINs.\n3. Enter the pickup code and follow the steps.\n4. ${capital(v.logOn)} once with the new certificate to complete it.`,
      'revoke-first': (v) =>
        `${underlined('How to get a new certificate')}\n1. Ask your ${v.administrator} to revoke the old certificate.\n2. When that is done, open the ${v.logon} page of ${v.self} from your bookmark.\n3. Press “Get a certificate” and enter your IDs and PINs.\n4. Enter the pickup code and follow the steps.\n5. ${capital(v.logOn)} once with the new certificate to complete it.`,
      reissue: (v) =>
        `${underlined('What to do')}\n${capital(v.self)} must reissue the certificate. Please call the ${v.desk.name}: ${v.desk.telephone}.`,
    },
    otherwise: underlined('If you do nothing'),
    until: (v) => `Until you have a new certificate you cannot ${v.logOn} to ${v.service}.`,
    ignore: 'If you use a new certificate already, this mail has crossed with it and you need do nothing.',
  },
}

/** Of E+1, and of the days before the way back in ends (domain.md §3). */
export function expiredMail(frame: MailFrame, facts: ExpiredMailFacts, today: Temporal.PlainDate): Mail {
  const { language } = frame
  const { expiryDate, recovery, proveUntil } = facts
  const text = words[language]
  const voice = speak(frame.wording, language)
  const lastDay = recovery.kind === 'reissue' ? undefined : recovery.lastDay
  const ends = lastDay && {
    day: dateInWords(lastDay, language),
    left: daysLeftInWords(today.until(lastDay, { largestUnit: 'day' }).days, language),
  }
  const expired = dateInWords(expiryDate, language)
  const isEnding = facts.kind === 'grace-ends' && ends !== undefined
  return composeMail(frame, isEnding ? text.subject.ending(ends.day) : text.subject.expired(expired), [
    isEnding ? text.what.ending : text.what.expired(voice),
    [text.expiryDate(expired), ...(ends ? [text.lastDay(ends.day, ends.left)] : [])].join('\n'),
    proveUntil && text.prove(dateTimeInWords(proveUntil, language), voice),
    text.steps[recovery.kind](voice),
    [text.otherwise, text.until(voice), ...recoveryWarning(expiryDate, recovery, voice)].join('\n'),
    text.ignore,
    ownParagraph(frame),
  ])
}
