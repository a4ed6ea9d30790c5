import type { Language } from '../domain/language.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { speak, type Voice } from './voice.ts'

export interface PickupCodeMailFacts {
  code: string
  validUntil: Temporal.ZonedDateTime
  /** Wrong entries after which it is dead. */
  tries: number
}

interface PickupCodeWords {
  subject: string
  what: (facts: { code: string; until: string; tries: number }) => string
  next: string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, PickupCodeWords> = {
  ja: {
    subject: '電子証明書の取得コード',
    what: ({ code, until, tries }) =>
      `「電子証明書取得」の画面に、次の取得コードを入力してください。\n\n取得コード：${code}\n有効期限：${until}\n${tries}回間違えると、このコードは使えなくなります。`,
    next: 'コードは、いま開いている「取得コードの入力」画面にだけ入力してください。ほかの方に伝えないでください。',
    otherwise: (v) =>
      `この手続きに心当たりがないときは、コードを入力せず、すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。コードを入力しなければ、電子証明書は発行されません。`,
  },
  en: {
    subject: 'Your pickup code',
    what: ({ code, until, tries }) =>
      `Please enter this pickup code on the page “Get a certificate”.\n\nPickup code: ${code}\nValid until: ${until}\nAfter ${tries} wrong entries it stops working.`,
    next: 'Enter it only on the page “Enter the pickup code” that you have open now. Tell it to nobody.',
    otherwise: (v) =>
      `If you did not begin this, do not enter the code and call the ${v.desk.name} at once (${v.desk.telephone}). Without the code no certificate is issued.`,
  },
}

/** The one mail that carries a secret: sealed in the outbox, erased when sent or run out. Also the text of the letter. */
export function pickupCodeMail(frame: MailFrame, { code, validUntil, tries }: PickupCodeMailFacts): Mail {
  const { language } = frame
  const { subject, what, next, otherwise } = words[language]
  const until = dateTimeZoneInWords(validUntil, language)
  return composeMail(frame, subject, [
    what({ code, until, tries }),
    next,
    otherwise(speak(frame.wording, language)),
  ])
}
