import type { Language } from '../domain/language.ts'
import type { Role } from '../domain/life.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

export interface LoginIdMailFacts {
  at: Temporal.ZonedDateTime
  /** Whose IDs are registered with this address. */
  people: readonly { name: string; loginId: string; role: Role }[]
}

interface LoginIdWords {
  subject: string
  what: (at: string) => string
  person: (name: string, loginId: string, role: string) => string
  next: (voice: Voice) => string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, LoginIdWords> = {
  ja: {
    subject: 'IDのお知らせ',
    what: (at) => `${at}に、IDのお問い合わせがありました。このアドレスで登録されているIDは、次のとおりです。`,
    person: (name, loginId, role) => `・${name} 様（${role}）　ID：${loginId}`,
    next: (v) =>
      `■ 次にすること\nいつものブックマークから画面を開き、このIDと、お持ちの暗証番号を入力してください。暗証番号は、このメールではお知らせできません。お忘れのときは、${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    otherwise: (v) =>
      `■ お問い合わせに心当たりがないとき\nIDだけでは何もできませんので、手続きは必要ありません。続けて届くときは、${v.desk.name}（${v.desk.telephone}）へお知らせください。`,
  },
  en: {
    subject: 'Your ID',
    what: (at) => `On ${at} somebody asked for the ID that is registered with this address:`,
    person: (name, loginId, role) => `- ${name} (${role}), ID: ${loginId}`,
    next: (v) =>
      `${underlined('What to do')}\nOpen the page from your own bookmark, and enter this ID and your PINs. PINs are never sent by mail. If you do not know them, call the ${v.desk.name} (${v.desk.telephone}).`,
    otherwise: (v) =>
      `${underlined('If you did not ask for it')}\nNothing can be done with the ID alone: you need not do anything. If such mails go on coming, tell the ${v.desk.name} (${v.desk.telephone}).`,
  },
}

/** To the registered address alone, and only when somebody has named it: the one mail in which a whole ID stands. */
export function loginIdMail(frame: MailFrame, { at, people }: LoginIdMailFacts): Mail {
  const { language } = frame
  const { subject, what, person, next, otherwise } = words[language]
  const voice = speak(frame.wording, language)
  const lines = people.map(({ name, loginId, role }) => person(oneLine(name), loginId, voice[role]))
  return composeMail(frame, subject, [
    `${what(dateTimeZoneInWords(at, language))}\n${lines.join('\n')}`,
    next(voice),
    otherwise(voice),
  ])
}
