import type { Language } from '../domain/language.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateTimeZoneInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { recoveryWords } from './recovery.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

export interface RecoveryAskedFacts {
  /** Who wants a certificate again. */
  holder: string
  at: Temporal.ZonedDateTime
  until: Temporal.ZonedDateTime
}

interface AskedWords {
  subject: string
  what: (at: string, holder: string) => string
  next: (until: string, page: string, voice: Voice) => string
  otherwise: (holder: string, voice: Voice) => string
}

const words: Record<Language, AskedWords> = {
  ja: {
    subject: '電子証明書の取得の承認のお願い',
    what: (at, holder) =>
      `${at}、${holder} 様が、有効期限の過ぎた電子証明書の代わりを取得しようとしています。取得には、ご契約先のほかの管理者の承認が必要です。`,
    next: (until, page, v) =>
      `■ お願い\n${holderCheck.ja}\nいつものブックマークから${v.logon}し、「利用者の電子証明書」の「${page}」の画面で、承認するか断るかを選んでください。期限は${until}です。`,
    otherwise: (holder, v) =>
      `■ ご本人に心当たりがないとき\nほかの人が${holder} 様になりすましているおそれがあります。同じ画面で断り、${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
  },
  en: {
    subject: 'Your approval is asked for a new certificate',
    what: (at, holder) =>
      `On ${at}, ${holder} began to get a new certificate in place of one that has expired. Another administrator of your company has to approve it.`,
    next: (until, page, v) =>
      `${underlined('What to do')}\n${holderCheck.en}\nThen ${v.logOn} from your own bookmark, open “Certificates of your people”, then “${page}”, and approve or refuse it. You can do so until ${until}.`,
    otherwise: (holder, v) =>
      `${underlined('If it was not them')}\nSomebody may be pretending to be ${holder}. Refuse it on that page, and call the ${v.desk.name} (${v.desk.telephone}).`,
  },
}

const holderCheck: Record<Language, string> = {
  ja: '電話などでご本人に確かめてください。メールの返信では確かめられません。',
  en: 'First ask them in person or by telephone. A reply by mail proves nothing.',
}

/** To each other administrator who could say yes. No link: the way leads over his own bookmark (domain.md §6). */
export function recoveryAskedMail(frame: MailFrame, { holder, at, until }: RecoveryAskedFacts): Mail {
  const { language } = frame
  const { subject, what, next, otherwise } = words[language]
  const voice = speak(frame.wording, language)
  const name = oneLine(holder)
  return composeMail(frame, subject, [
    what(dateTimeZoneInWords(at, language), name),
    next(dateTimeZoneInWords(until, language), recoveryWords[language].approvals.title, voice),
    otherwise(name, voice),
  ])
}
