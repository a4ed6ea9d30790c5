import type { Bilingual, Language } from '../domain/language.ts'
import { oneLine } from '../domain/one-line.ts'
import type { Wording } from '../domain/policy.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

/**
 * The lines of a text are those of the thought, however long: whoever sends it folds it (mail-plain.ts) and makes the
 * other part from the same text (mail-html.ts). Paragraphs are parted by an empty line; a heading begins with ■ or is
 * underlined; "name：value", "・" and "1." begin lines of their own.
 */
export interface Mail {
  subject: string
  text: string
}

/** Whom a mail is from and to. The ID is masked already: a mail never carries the whole of it. */
export interface MailFrame {
  institution: Bilingual
  wording: Wording
  language: Language
  company: string
  person: string
  maskedId: string
  /** By which the mail can be found under 「お送りしたメール」; a letter has none. */
  code?: string
  /** The institution's own, in mails of a milestone. Empty: none. */
  paragraph: string
}

/** A mail has no link, no QR code and no attachment: those are the lure of the fraud it must not look like. */
export function composeMail(
  frame: MailFrame,
  subject: string,
  paragraphs: readonly (string | undefined)[],
): Mail {
  const voice = speak(frame.wording, frame.language)
  const institution = oneLine(frame.institution[frame.language])
  const around = aroundMail[frame.language]
  const text = [
    around.salutation({ ...frame, company: oneLine(frame.company), person: oneLine(frame.person) }),
    around.opening(institution, voice),
    ...paragraphs,
    frame.code === undefined ? undefined : around.code(frame.code, voice),
    around.caution(voice),
    around.desk(voice),
    around.senderOnly(institution),
  ]
  return {
    subject: oneLine(around.subject(subject, institution)),
    text: `${text.filter((paragraph) => paragraph !== undefined).join('\n\n')}\n`,
  }
}

/** The institution's own; what is empty makes no gap. */
export function ownParagraph({ paragraph }: MailFrame): string | undefined {
  return paragraph === '' ? undefined : paragraph
}

interface AroundMail {
  subject: (subject: string, institution: string) => string
  salutation: (frame: MailFrame) => string
  opening: (institution: string, voice: Voice) => string
  code: (code: string, voice: Voice) => string
  caution: (voice: Voice) => string
  desk: (voice: Voice) => string
  senderOnly: (institution: string) => string
}

const aroundMail: Record<Language, AroundMail> = {
  ja: {
    subject: (subject, institution) => `【${institution}】${subject}`,
    salutation: ({ company, person, maskedId }) => `${company}\n${person} 様（ID：${maskedId}）`,
    opening: (institution, v) => `${institution}の${v.service}をご利用いただき、ありがとうございます。`,
    code: (code, v) =>
      `お知らせ番号：${code}\n※ ${v.logon}後の「お送りしたメール」に、同じ番号が表示されます。番号が違うメールは、偽物のおそれがあります。`,
    caution: (v) =>
      `■ ご注意\n・${v.self}のメールに、${v.logon}画面へのリンクやQRコードを載せることはありません。\n・${v.self}の職員が、暗証番号や取得コード、パスワードをお尋ねすることはありません。`,
    desk: ({ desk }) => `■ お問い合わせ\n${desk.name}\n電話：${desk.telephone}\n受付時間：${desk.hours}`,
    senderOnly: (institution) =>
      `※ このメールは送信専用です。ご返信いただいてもお答えできません。\n${institution}`,
  },
  en: {
    subject: (subject, institution) => `[${institution}] ${subject}`,
    salutation: ({ company, person, maskedId }) => `${person}\n${company} (ID: ${maskedId})`,
    opening: (institution, v) => `This is a message about ${v.service} of ${institution}.`,
    code: (code, v) =>
      `Notice code: ${code}\nAfter ${v.logon} the same code stands under “Mails we sent you”. A mail with another code may be a fraud.`,
    caution: (v) =>
      `${underlined('Please note')}\n- Our mails never contain a link or a QR code to the ${v.logon} page.\n- Nobody at ${v.self} ever asks for a PIN, a pickup code or a password.`,
    desk: ({ desk }) =>
      `${underlined('If you need help')}\n${desk.name}\nTelephone: ${desk.telephone}\nHours: ${desk.hours}`,
    senderOnly: (institution) => `This address only sends; replies are not read.\n${institution}`,
  },
}
