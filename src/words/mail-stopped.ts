import type { Language } from '../domain/language.ts'
import type { ReportAct } from '../domain/not-me.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { underlined } from './underlined.ts'
import { capital, speak, type Voice } from './voice.ts'

export interface StoppedMailFacts {
  reason: ReportAct['reason']
  at: Temporal.ZonedDateTime
  /** Whose, where the reader is an administrator of the contract and not the holder. */
  holder?: string
}

interface StoppedMailWords {
  subject: string
  yours: string
  whose: (holder: string) => string
  what: (at: string, whose: string, reason: string) => string
  reason: Record<ReportAct['reason'], string>
  effect: (voice: Voice) => string
  next: (voice: Voice) => string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, StoppedMailWords> = {
  ja: {
    subject: '電子証明書の利用を停止しました',
    yours: 'あなたの',
    whose: (holder) => `${holder} 様の`,
    what: (at, whose, reason) => `${at}に、${whose}電子証明書の利用を停止しました。\n理由：${reason}`,
    reason: {
      'not-me': '電子証明書の発行や使い始めに心当たりがない、とのお届けがあったため',
      loss: '紛失・盗難のお届けがあったため',
    },
    effect: (v) =>
      `■ 止まっているもの\n・お持ちのすべての電子証明書での${v.logon}\n・電子証明書の更新と取得\nご契約先のほかの方の電子証明書は、そのまま使えます。`,
    next: (v) =>
      `■ 再開するには\n${v.self}がご本人と状況を確かめてから再開します。${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    otherwise: (v) =>
      `■ このお届けに心当たりがないとき\n暗証番号をほかの人に知られているおそれがあります。すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
  },
  en: {
    subject: 'The use of the certificate was stopped',
    yours: 'your',
    whose: (holder) => `${holder}’s`,
    what: (at, whose, reason) => `On ${at}, the use of ${whose} certificates was stopped.\nReason: ${reason}`,
    reason: {
      'not-me': 'it was reported that a certificate was issued, or used for the first time, by someone else',
      loss: 'loss or theft was reported',
    },
    effect: (v) =>
      `${underlined('What is stopped')}\n- ${capital(v.logon)} with every certificate of this person\n- Renewing and getting certificates\nOther people of the company are not affected.`,
    next: (v) =>
      `${underlined('To go on')}\n${capital(v.self)} first makes sure who you are and what happened. Call the ${v.desk.name}: ${v.desk.telephone}.`,
    otherwise: (v) =>
      `${underlined('If you know nothing of this report')}\nSomebody else may know the PINs. Call the ${v.desk.name} at once: ${v.desk.telephone}.`,
  },
}

/** 「利用を停止しました」, to the holder and to the administrators: a stop that nobody asked for must not stay unseen. */
export function stoppedMail(frame: MailFrame, { reason, at, holder }: StoppedMailFacts): Mail {
  const { language } = frame
  const text = words[language]
  const voice = speak(frame.wording, language)
  const whose = holder === undefined ? text.yours : text.whose(oneLine(holder))
  return composeMail(frame, text.subject, [
    text.what(dateTimeZoneInWords(at, language), whose, text.reason[reason]),
    text.effect(voice),
    text.next(voice),
    text.otherwise(voice),
  ])
}
