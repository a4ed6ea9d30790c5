import type { Language } from '../domain/language.ts'
import type { EntitlementReason } from '../domain/life.ts'
import { dateInWords, daysLeftInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame, ownParagraph } from './mail.ts'
import { underlined } from './underlined.ts'
import { capital, speak, type Voice } from './voice.ts'

export interface NotAcquiredMailFacts {
  kind: 'not-acquired'
  reason: EntitlementReason
  /** The last day on which it can be acquired. */
  deadline: Temporal.PlainDate
}

interface NotAcquiredMailWords {
  subject: (deadline: string) => string
  what: Record<EntitlementReason, string>
  deadline: (day: string, left: string) => string
  steps: (voice: Voice) => string
  otherwise: (deadline: string, voice: Voice) => string
  /** Of a new PC: what goes on working. */
  kept: string
  unknown: (voice: Voice) => string
  ignore: string
}

const words: Record<Language, NotAcquiredMailWords> = {
  ja: {
    subject: (deadline) => `電子証明書の取得をお願いします（${deadline}まで）`,
    what: {
      issue: '電子証明書を取得いただけるようになっていますが、まだお手続きがお済みではありません。',
      reissue:
        '電子証明書の再発行のお手続きにより、新しい電子証明書を取得いただけるようになっていますが、まだお手続きがお済みではありません。',
      'new-pc':
        '新しいパソコンでお使いになる電子証明書を取得いただけるようになっていますが、まだお手続きがお済みではありません。',
    },
    deadline: (day, left) => `取得できるのは：${day}まで（${left}）`,
    steps: (v) =>
      `■ 取得のしかた\n1. ブックマークから${v.self}の${v.logon}画面を開きます。\n2. 「電子証明書取得」を押し、IDと暗証番号を入力します。\n3. 取得コードを入力し、画面の案内にしたがいます。\n4. 新しい電子証明書で一度${v.logon}すると、手続きが完了します。\nIDや暗証番号がおわかりにならないときは、続けて試さずに${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    otherwise: (deadline, v) =>
      `■ 取得しなかった場合\n${deadline}を過ぎますと、電子証明書を取得いただけなくなり、あらためて発行の手続きが必要になります。その場合は、ご契約先の${v.administrator}の方、または${v.self}までご連絡ください。`,
    kept: '現在の電子証明書は、そのまま使えます。',
    unknown: (v) =>
      `■ 心当たりがないとき\nこの電子証明書をご自分やご契約先で申し込まれた覚えがないときは、${v.desk.name}（${v.desk.telephone}）へお知らせください。`,
    ignore: 'すでに取得がお済みの場合は、このメールは行き違いです。何もしていただく必要はありません。',
  },
  en: {
    subject: (deadline) => `Please get your certificate (by ${deadline})`,
    what: {
      issue: 'A certificate is ready for you to get, and you have not done so yet.',
      reissue: 'Your certificate is being reissued: a new one is ready for you to get.',
      'new-pc': 'A certificate for your new computer is ready for you to get.',
    },
    deadline: (day, left) => `You can get it until: ${day} (${left})`,
    steps: (v) =>
      `${underlined('How to get it')}\n1. Open the ${v.logon} page of ${v.self} from your bookmark.\n2. Press “Get a certificate” and enter your IDs and PINs.\n3. Enter the pickup code and follow the steps.\n4. ${capital(v.logOn)} once with the new certificate to complete it.\nIf you do not know your IDs or PINs, do not go on trying: call the ${v.desk.name} (${v.desk.telephone}).`,
    otherwise: (deadline, v) =>
      `${underlined('If you do not get it')}\nAfter ${deadline} it can no longer be got, and it must be issued anew. In that case ask the ${v.administrator} of your company, or ${v.self}.`,
    kept: 'Your present certificate goes on working.',
    unknown: (v) =>
      `${underlined('If you know nothing of this')}\nIf neither you nor your company asked for this certificate, please tell the ${v.desk.name}: ${v.desk.telephone}.`,
    ignore: 'If you have got it already, this mail has crossed with it and you need do nothing.',
  },
}

/** Some days before the deadline of an entitlement that was not used (domain.md §3). */
export function notAcquiredMail(
  frame: MailFrame,
  { reason, deadline }: NotAcquiredMailFacts,
  today: Temporal.PlainDate,
): Mail {
  const { language } = frame
  const text = words[language]
  const voice = speak(frame.wording, language)
  const day = dateInWords(deadline, language)
  const left = daysLeftInWords(today.until(deadline, { largestUnit: 'day' }).days, language)
  const otherwise = text.otherwise(day, voice)
  return composeMail(frame, text.subject(day), [
    text.what[reason],
    text.deadline(day, left),
    text.steps(voice),
    reason === 'new-pc' ? `${otherwise}\n${text.kept}` : otherwise,
    text.unknown(voice),
    text.ignore,
    ownParagraph(frame),
  ])
}
