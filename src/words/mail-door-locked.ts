import type { Language } from '../domain/language.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { reportWords } from './report.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

interface LockedWords {
  subject: string
  what: (at: string, voice: Voice) => string
  next: (voice: Voice) => string
  otherwise: (voice: Voice) => string
  /** To an administrator of the contract. */
  subjectOf: string
  whatOf: (at: string, holder: string, voice: Voice) => string
  nextOf: (holder: string, voice: Voice) => string
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
    subjectOf: 'ご契約先の方のIDと暗証番号の受け付けを止めました',
    whatOf: (at, holder, v) =>
      `${at}、${holder} 様のIDで暗証番号の間違いが続いたため、${v.logon}せずに行う手続き（「電子証明書取得」）の受け付けを止めました。\n${holder} 様の現在の電子証明書での${v.logon}は、これまでどおりできます。`,
    nextOf: (holder, { desk }) =>
      `■ お願い\n${holder} 様に確かめてください。ご自分で入力されたときは、ご本人が${desk.name}（${desk.telephone}）へお電話くだされば、解除します。心当たりがないときは、ほかの人が試した可能性があります。電子証明書は発行されていません。`,
  },
  en: {
    subject: 'IDs and PINs are no longer accepted',
    what: (at, v) =>
      `On ${at}, after several wrong PINs with your ID, we closed what can be done without a ${v.logon} (“Get a certificate”).\nYou can ${v.logOn} with your present certificate as before.`,
    next: ({ desk }) =>
      `${underlined('If it was you')}\nFrom now on right PINs are not accepted there either. To have it opened, call the ${desk.name} (${desk.telephone}).`,
    otherwise: ({ desk }) =>
      `${underlined('If it was not you')}\nSomebody else may have tried. No certificate was issued. Please tell the ${desk.name} (${desk.telephone}).`,
    subjectOf: 'IDs and PINs of somebody in your company are no longer accepted',
    whatOf: (at, holder, v) =>
      `On ${at}, after several wrong PINs with the ID of ${holder}, we closed what can be done without a ${v.logon} (“Get a certificate”) for this ID.\nWith the present certificate ${holder} can ${v.logOn} as before.`,
    nextOf: (holder, { desk }) =>
      `${underlined('What to do')}\nAsk ${holder}. Who entered them wrongly can have it opened by calling the ${desk.name} (${desk.telephone}). If ${holder} knows nothing of it, somebody else may have tried. No certificate was issued.`,
  },
}

/** The page never tells of the lock, so that nobody learns from it whose ID exists. Whoever it concerns is told here, and whoever administers him. */
export function doorLockedMail(frame: MailFrame, at: Temporal.ZonedDateTime, holder?: string): Mail {
  const { subject, what, next, otherwise, subjectOf, whatOf, nextOf } = words[frame.language]
  const voice = speak(frame.wording, frame.language)
  const told = dateTimeZoneInWords(at, frame.language)
  if (holder !== undefined) {
    const name = oneLine(holder)
    return composeMail(frame, subjectOf, [whatOf(told, name, voice), nextOf(name, voice)])
  }
  return composeMail(frame, subject, [what(told, voice), next(voice), otherwise(voice)])
}

interface ReportLockedWords extends Pick<LockedWords, 'subject' | 'what' | 'otherwise'> {
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
      `${underlined('If it was you')}\nFrom ${opensAt} you can enter them again. If it is urgent, call the ${desk.name} (${desk.telephone}): it can also be done by telephone.`,
    otherwise: ({ desk }) =>
      `${underlined('If it was not you')}\nSomebody may be trying to keep you from reporting. Call the ${desk.name} (${desk.telephone}) at once.`,
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
