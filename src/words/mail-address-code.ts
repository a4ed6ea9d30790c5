import type { Language } from '../domain/language.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { speak, type Voice } from './voice.ts'

export interface AddressCodeMailFacts {
  code: string
  validUntil: Temporal.ZonedDateTime
  /** Wrong entries after which the change is cancelled. */
  tries: number
}

interface AddressCodeWords {
  subject: string
  what: (facts: { code: string; until: string; tries: number }) => string
  next: string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, AddressCodeWords> = {
  ja: {
    subject: 'メールアドレスの確認コード',
    what: ({ code, until, tries }) =>
      `このアドレスを登録するには、次の確認コードが必要です。\n\n確認コード：${code}\n有効期限：${until}\n${tries}回間違えると、この変更は取り消されます。`,
    next: 'コードは、いつものブックマークから開いた「メールアドレスの変更」の画面に入力してください。画面を開けないときは、変更を申し込んだ方にお知らせください。',
    otherwise: (v) =>
      `この変更に心当たりがないときは、コードをどなたにも伝えず、すぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
  },
  en: {
    subject: 'Your confirmation code',
    what: ({ code, until, tries }) =>
      `To register this address, the following code is needed.\n\nConfirmation code: ${code}\nValid until: ${until}\nAfter ${tries} wrong entries the change is cancelled.`,
    next: 'Enter it on the page “Change of mail address”, opened from your own bookmark. If you cannot open it, tell the code to whoever asked for the change.',
    otherwise: (v) =>
      `If you know nothing of this change, tell the code to nobody and call the ${v.desk.name} at once (${v.desk.telephone}).`,
  },
}

/** To the new address: whoever reads it has the code. It gives no access, and stops when it is wrong too often. */
export function addressCodeMail(frame: MailFrame, { code, validUntil, tries }: AddressCodeMailFacts): Mail {
  const { language } = frame
  const { subject, what, next, otherwise } = words[language]
  const until = dateTimeZoneInWords(validUntil, language)
  return composeMail(frame, subject, [
    what({ code, until, tries }),
    next,
    otherwise(speak(frame.wording, language)),
  ])
}
