import type { Language } from '../domain/language.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { reportWords } from './report.ts'
import { speak, type Voice } from './voice.ts'

interface LockedWords {
  subject: string
  what: (at: string, voice: Voice) => string
  next: (voice: Voice) => string
  otherwise: (voice: Voice) => string
}

const words: Record<Language, LockedWords> = {
  ja: {
    subject: 'IDと暗証番号の受け付けを止めました',
    what: (at, v) =>
      `${at}、あなたのIDで暗証番号の間違いが続いたため、${v.logon}せずに行う手続き（「電子証明書取得」）の受け付けを止めました。\n現在の電子証明書での${v.logon}は、これまでどおりできます。`,
    next: ({ desk }) =>
      `■ ご自分で入力されたとき\nそのあとは、正しく入力しても受け付けません。解除するには、${desk.name}（${desk.telephone}）へお電話ください。`,
    otherwise: ({ desk }) =>
      `■ 心当たりがないとき\nほかの人が試した可能性があります。電子証明書は発行されていません。${desk.name}（${desk.telephone}）へお知らせください。`,
  },
  en: {
    subject: 'IDs and PINs are no longer accepted',
    what: (at, v) =>
      `On ${at}, after several wrong PINs with your ID, we closed what can be done without a ${v.logon} (“Get a certificate”).\nYou can ${v.logOn} with your present certificate as before.`,
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

interface ReportLockedWords extends Omit<LockedWords, 'next'> {
  next: (opensAt: string, voice: Voice) => string
}

const reportLocked: Record<Language, ReportLockedWords> = {
  ja: {
    subject: '届け出の受け付けを一時的に止めました',
    what: (at) =>
      `${at}、あなたのIDで暗証番号の間違いが続いたため、「${reportWords.ja.outside.title}」の画面の受け付けを一時的に止めました。`,
    next: (opensAt, { desk }) =>
      `■ ご自分で入力されたとき\n${opensAt}から、また入力できます。お急ぎのときは、${desk.name}（${desk.telephone}）へお電話ください。お電話でも利用を止められます。`,
    otherwise: ({ desk }) =>
      `■ 心当たりがないとき\nほかの人が、あなたの届け出を妨げている可能性があります。すぐに${desk.name}（${desk.telephone}）へお電話ください。`,
  },
  en: {
    subject: 'Reporting is closed for a while',
    what: (at) =>
      `On ${at}, after several wrong PINs with your ID, we closed the page “${reportWords.en.outside.title}” for a while.`,
    next: (opensAt, { desk }) =>
      `If it was you\nFrom ${opensAt} you can enter them again. If it is urgent, call the ${desk.name} (${desk.telephone}): it can also be done by telephone.`,
    otherwise: ({ desk }) =>
      `If it was not you\nSomebody may be trying to keep you from reporting. Call the ${desk.name} (${desk.telephone}) at once.`,
  },
}

/** Who reads this may have been robbed: it says that the door opens by itself, and who can act before. */
export function reportLockedMail(
  frame: MailFrame,
  at: Temporal.ZonedDateTime,
  opensAt: Temporal.ZonedDateTime,
): Mail {
  const { subject, what, next, otherwise } = reportLocked[frame.language]
  const voice = speak(frame.wording, frame.language)
  // Minutes are told: never one at which it is still closed.
  const told = opensAt.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  return composeMail(frame, subject, [
    what(dateTimeZoneInWords(at, frame.language), voice),
    next(dateTimeZoneInWords(told, frame.language), voice),
    otherwise(voice),
  ])
}
