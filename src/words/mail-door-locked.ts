import type { Language } from '../domain/language.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { speak, type Voice } from './voice.ts'

interface DoorLockedWords {
  subject: string
  what: (at: string, voice: Voice) => string
  next: (voice: Voice) => string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, DoorLockedWords> = {
  ja: {
    subject: 'IDと暗証番号の受け付けを止めました',
    what: (at, v) =>
      `${at}、あなたのIDで暗証番号の間違いが続いたため、${v.logon}せずに行う手続き（「電子証明書取得」など）の受け付けを止めました。\n現在の電子証明書での${v.logon}は、これまでどおりできます。`,
    next: ({ desk }) =>
      `■ ご自分で入力されたとき\nそのあとは、正しく入力しても受け付けません。解除するには、${desk.name}（${desk.telephone}）へお電話ください。`,
    otherwise: ({ desk }) =>
      `■ 心当たりがないとき\nほかの人が試した可能性があります。電子証明書は発行されていません。${desk.name}（${desk.telephone}）へお知らせください。`,
  },
  en: {
    subject: 'IDs and PINs are no longer accepted',
    what: (at, v) =>
      `On ${at}, after several wrong PINs with your ID, we closed what can be done without a ${v.logon} (“Get a certificate” and the like).\nYou can ${v.logOn} with your present certificate as before.`,
    next: ({ desk }) =>
      `If it was you\nFrom now on right PINs are not accepted there either. To have it opened, call the ${desk.name} (${desk.telephone}).`,
    otherwise: ({ desk }) =>
      `If it was not you\nSomebody else may have tried. No certificate was issued. Please tell the ${desk.name} (${desk.telephone}).`,
  },
}

/** The page never tells of the lock, so that nobody learns from it whose ID exists. Whoever it concerns is told here. */
export function doorLockedMail(frame: MailFrame, at: Temporal.ZonedDateTime): Mail {
  const { subject, what, next, otherwise } = words[frame.language]
  const voice = speak(frame.wording, frame.language)
  const told = dateTimeZoneInWords(at, frame.language)
  return composeMail(frame, subject, [what(told, voice), next(voice), otherwise(voice)])
}
