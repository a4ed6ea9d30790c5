import type { Language } from '../domain/language.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateInWords, dateTimeInWords, dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { underlined } from './underlined.ts'
import { capital, speak, type Voice } from './voice.ts'

/** What happened, so that whoever it concerns can say "this was not me". */
export type IssuedMailEvent = 'acquired' | 'renewed' | 'retired'

export interface IssuedMailFacts {
  event: IssuedMailEvent
  /** Whose certificate, where the reader is an administrator of the contract and not the holder. */
  holder?: string
  at: Temporal.ZonedDateTime
  /** Until when it can be said there. */
  notMeUntil: Temporal.ZonedDateTime
  expiryDate: Temporal.PlainDate
}

interface Told {
  at: string
  expiryDate: string
  whose: string
}

interface IssuedMailWords {
  subject: Record<IssuedMailEvent, string>
  yours: string
  whose: (holder: string) => string
  what: Record<IssuedMailEvent, (told: Told, voice: Voice) => string>
  next: Record<IssuedMailEvent, (voice: Voice) => string>
  otherwise: (until: string, voice: Voice) => string
  /** An administrator cannot say it for somebody else. */
  otherwiseOf: (holder: string, until: string, voice: Voice) => string
}

const words: Record<Language, IssuedMailWords> = {
  ja: {
    subject: {
      acquired: '電子証明書を発行しました',
      renewed: '新しい電子証明書を発行しました',
      retired: '電子証明書の更新が完了しました',
    },
    yours: 'あなたの',
    whose: (holder) => `${holder} 様の`,
    what: {
      acquired: ({ at, expiryDate, whose }) =>
        `${at}に、${whose}電子証明書を「電子証明書取得」から発行しました。\n有効期限日：${expiryDate}`,
      renewed: ({ at, expiryDate, whose }) =>
        `${at}に、${whose}新しい電子証明書を更新の手続きで発行しました。\n有効期限日：${expiryDate}`,
      retired: ({ at, expiryDate, whose }) =>
        `${at}に、${whose}新しい電子証明書が使い始められ、古い電子証明書は役目を終えました。\n新しい有効期限日：${expiryDate}`,
    },
    next: {
      acquired: (v) => `新しい電子証明書で一度${v.logon}すると、手続きが完了します。`,
      renewed: (v) =>
        `新しい電子証明書で一度${v.logon}すると、更新が完了します。それまでは、古い電子証明書をそのまま使えます。`,
      retired: () => '手続きは終わっています。保存したファイルは削除してください。',
    },
    otherwise: (until, v) =>
      `■ 心当たりがないとき\n次のどちらかで、すぐに電子証明書の利用を止めてください。\n・ブックマークから${v.self}の${v.logon}画面を開き、「お心当たりのない通知を受け取った方」から届け出る（${until}まで）\n・${v.desk.name}（${v.desk.telephone}）へ電話する`,
    otherwiseOf: (holder, until, v) =>
      `■ ${holder} 様に心当たりがないとき\nまず、${holder} 様ご本人に確かめてください。心当たりがなければ、ご本人がブックマークから${v.logon}画面を開き、「お心当たりのない通知を受け取った方」から利用を止められます（${until}まで）。ご本人と連絡が取れないときは、すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
  },
  en: {
    subject: {
      acquired: 'A certificate was issued',
      renewed: 'A new certificate was issued',
      retired: 'The certificate has been renewed',
    },
    yours: 'your',
    whose: (holder) => `${holder}’s`,
    what: {
      acquired: ({ at, expiryDate, whose }) =>
        `On ${at}, ${whose} certificate was issued through “Get a certificate”.\nExpiry date: ${expiryDate}`,
      renewed: ({ at, expiryDate, whose }) =>
        `On ${at}, ${whose} new certificate was issued in a renewal.\nExpiry date: ${expiryDate}`,
      retired: ({ at, expiryDate, whose }) =>
        `On ${at}, ${whose} new certificate was used for the first time, and the old one was retired.\nNew expiry date: ${expiryDate}`,
    },
    next: {
      acquired: (v) => `${capital(v.logOn)} once with the new certificate to complete it.`,
      renewed: (v) =>
        `${capital(v.logOn)} once with the new certificate to complete the renewal. Until then the old one goes on working.`,
      retired: () => 'Everything is done. Please delete the file you saved.',
    },
    otherwise: (until, v) =>
      `${underlined('If you know nothing of this')}\nStop your certificates at once, in one of two ways:\n- Open the ${v.logon} page of ${v.self} from your bookmark, choose “A notice you did not expect” and report it there (until ${until}).\n- Call the ${v.desk.name}: ${v.desk.telephone}.`,
    otherwiseOf: (holder, until, v) =>
      `${underlined(`If ${holder} knows nothing of this`)}\nFirst ask ${holder}. Who holds the certificate can stop it: open the ${v.logon} page from the bookmark and choose “A notice you did not expect” (until ${until}). If you cannot reach ${holder}, call the ${v.desk.name} at once: ${v.desk.telephone}.`,
  },
}

/** Told at issue and at retirement, to the holder and to the administrators (domain.md §4, §5). */
export function issuedMail(frame: MailFrame, facts: IssuedMailFacts): Mail {
  const { event, at, expiryDate } = facts
  const holder = facts.holder === undefined ? undefined : oneLine(facts.holder)
  const { language } = frame
  const { subject, yours, whose, what, next, otherwise, otherwiseOf } = words[language]
  const voice = speak(frame.wording, language)
  const until = dateTimeInWords(facts.notMeUntil, language)
  const told = {
    at: dateTimeZoneInWords(at, language),
    expiryDate: dateInWords(expiryDate, language),
    whose: holder === undefined ? yours : whose(holder),
  }
  return composeMail(frame, subject[event], [
    what[event](told, voice),
    holder === undefined ? next[event](voice) : undefined,
    holder === undefined ? otherwise(until, voice) : otherwiseOf(holder, until, voice),
  ])
}
