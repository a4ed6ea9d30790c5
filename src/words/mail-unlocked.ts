import type { Language } from '../domain/language.ts'
import type { Door, Role } from '../domain/life.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

export interface UnlockedMailFacts {
  at: Temporal.ZonedDateTime
  doors: readonly Door[]
  role: Role
}

interface UnlockedWords {
  subject: string
  what: (at: string, doors: string) => string
  door: Record<Door, (voice: Voice, role: Role) => string>
  next: (voice: Voice) => string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, UnlockedWords> = {
  ja: {
    subject: 'ロックを解除しました',
    what: (at, doors) =>
      `${at}に、お申し出により、入力の間違いで止まっていた次の受け付けを再開しました。\n${doors}`,
    door: {
      acquisition: () => '・「電子証明書取得」でのIDと暗証番号の入力',
      pickup: () => '・取得コードの入力',
      'logon-pin': (v, role) =>
        `・${v.logon}のときの${role === 'administrator' ? v.administratorPin : v.userPin}の入力`,
      help: (v) => `・「${v.logon}できないとき」でのIDと暗証番号の入力`,
      report: () => '・「お心当たりのない通知を受け取った方」でのIDと暗証番号の入力',
      desk: (v, role) =>
        `・ほかの方の手続きのときの${role === 'administrator' ? v.administratorConfirmationPin : v.userConfirmationPin}の入力`,
    },
    next: (v) =>
      `いつものブックマークから画面を開いて、もう一度お試しください。暗証番号は変わっていません。お忘れのときは、続けて試さずに${v.desk.name}へお電話ください。`,
    otherwise: (v) =>
      `■ 心当たりがないとき\nすぐに${v.desk.name}（${v.desk.telephone}）へお電話ください。どなたかが、あなたになりすまして申し出たおそれがあります。`,
  },
  en: {
    subject: 'Your lock was opened',
    what: (at, doors) =>
      `On ${at}, as you had asked, we opened again what wrong entries had closed:\n${doors}`,
    door: {
      acquisition: () => '- entering IDs and PINs at “Get a certificate”',
      pickup: () => '- entering the pickup code',
      'logon-pin': (v, role) =>
        `- entering the ${role === 'administrator' ? v.administratorPin : v.userPin} at ${v.logon}`,
      help: (v) => `- entering IDs and PINs at “When you cannot ${v.logOn}”`,
      report: () => '- entering IDs and PINs at “A notice you did not expect”',
      desk: (v, role) =>
        `- entering the ${role === 'administrator' ? v.administratorConfirmationPin : v.userConfirmationPin} for what you do for others`,
    },
    next: (v) =>
      `Open the page from your own bookmark and try again. Your PINs have not changed. If you do not know them, do not go on trying: call the ${v.desk.name}.`,
    otherwise: (v) =>
      `${underlined('If you know nothing of this')}\nCall the ${v.desk.name} at once (${v.desk.telephone}). Somebody may have pretended to be you.`,
  },
}

/** To the holder: whoever did not ask for it must learn that somebody did. */
export function unlockedMail(frame: MailFrame, { at, doors, role }: UnlockedMailFacts): Mail {
  const { language } = frame
  const { subject, what, door, next, otherwise } = words[language]
  const voice = speak(frame.wording, language)
  const opened = doors.map((each) => door[each](voice, role)).join('\n')
  return composeMail(frame, subject, [
    what(dateTimeZoneInWords(at, language), opened),
    next(voice),
    otherwise(voice),
  ])
}
