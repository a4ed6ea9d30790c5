import type { Language } from '../domain/language.ts'
import type { Role } from '../domain/life.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateInWords, dateTimeZoneInWords } from './dates.ts'
import type { MailFrame } from './mail.ts'
import { capital, speak, type Voice } from './voice.ts'

/** What stands in a letter that its reader alone may know. */
export type LetterSecret =
  | { kind: 'pin-letter'; pin: string; confirmationPin: string }
  | { kind: 'pickup-letter'; code: string; validUntil: Temporal.ZonedDateTime }

export interface LetterTo {
  role: Role
  loginId: string
  contractNumber: string
}

/** A letter as it is laid out on paper, in the language of its reader. */
export interface PrintedLetter {
  language: Language
  institution: string
  /** To put the address on the envelope, which the institution knows. */
  reference: string
  company: string
  person: string
  date: string
  title: string
  opening: string
  facts: readonly { name: string; value: string; isSecret: boolean }[]
  paragraphs: readonly string[]
  desk: { name: string; telephone: string; hours: string }
}

interface LetterWords {
  reference: (contract: string) => string
  person: (person: string) => string
  contract: string
  id: (role: string) => string
  title: Record<LetterSecret['kind'], string>
  opening: (institution: string, v: Voice) => string
  code: string
  validUntil: string
  pinsNext: (v: Voice) => string[]
  codeNext: (v: Voice) => string[]
  caution: (v: Voice) => string
}

const words: Record<Language, LetterWords> = {
  ja: {
    reference: (contract) => `契約者ID：${contract}`,
    person: (person) => `${person} 様`,
    contract: '契約者ID',
    id: (role) => `${role}ID`,
    title: { 'pin-letter': 'IDと仮の暗証番号のお知らせ', 'pickup-letter': '取得コードのお知らせ' },
    opening: (institution, v) => `${institution}の${v.service}をご利用いただき、ありがとうございます。`,
    code: '取得コード',
    validUntil: '有効期限',
    pinsNext: (v) => [
      `電子証明書の取得には、この書面と、別の便でお送りする取得コードが必要です。両方がそろってから、${v.logon}画面の「電子証明書取得」を開いてください。`,
      `暗証番号は仮のものです。初めて${v.logon}したときの「開通確認」で、ご自分で決めたものに変更してください。`,
    ],
    codeNext: (v) => [
      `${v.logon}画面の「電子証明書取得」を開き、別の便でお送りしたIDと暗証番号を入力してください。次の画面で、この取得コードを入力します。`,
      'ご契約先で申し込んだ覚えがないときは、入力せずに、下のお問い合わせ先へお電話ください。',
    ],
    caution: (v) =>
      `この書面は、ご本人だけがご覧ください。${v.self}の職員が、暗証番号や取得コードをお尋ねすることはありません。`,
  },
  en: {
    reference: (contract) => `Contract ID: ${contract}`,
    person: (person) => person,
    contract: 'Contract ID',
    id: (role) => `${role} ID`,
    title: { 'pin-letter': 'Your IDs and temporary PINs', 'pickup-letter': 'Your pickup code' },
    opening: (institution, v) => `Thank you for using ${v.service} of ${institution}.`,
    code: 'Pickup code',
    validUntil: 'Valid until',
    pinsNext: (v) => [
      `To get your certificate you need this letter and the pickup code, which comes separately. When you have both, open “Get a certificate” on the ${v.logon} page.`,
      `The PINs are temporary. Choose your own at “First use” when you ${v.logOn} for the first time.`,
    ],
    codeNext: (v) => [
      `Open “Get a certificate” on the ${v.logon} page and enter your IDs and PINs, which came separately. The next page asks for this pickup code.`,
      'If nobody at your company has asked for it, do not enter it and call the number below.',
    ],
    caution: (v) =>
      `This letter is for your eyes only. Nobody at ${v.self} ever asks for a PIN or a pickup code.`,
  },
}

export function printedLetter(
  frame: MailFrame,
  to: LetterTo,
  secret: LetterSecret,
  date: Temporal.PlainDate,
): PrintedLetter {
  const { language } = frame
  const voice = speak(frame.wording, language)
  const said = words[language]
  return {
    language,
    institution: oneLine(frame.institution[language]),
    reference: said.reference(to.contractNumber),
    company: oneLine(frame.company),
    person: said.person(oneLine(frame.person)),
    date: dateInWords(date, language),
    title: said.title[secret.kind],
    opening: said.opening(oneLine(frame.institution[language]), voice),
    ...(secret.kind === 'pin-letter' ? pins(to, secret, voice) : code(frame, secret, voice)),
    desk: voice.desk,
  }
}

type Content = Pick<PrintedLetter, 'facts' | 'paragraphs'>

function pins(
  { role, loginId, contractNumber }: LetterTo,
  secret: Extract<LetterSecret, { kind: 'pin-letter' }>,
  v: Voice,
): Content {
  const said = words[v.language]
  const isAdministrator = role === 'administrator'
  const names = isAdministrator
    ? { id: v.administrator, pin: v.administratorPin, confirmation: v.administratorConfirmationPin }
    : { id: v.user, pin: v.userPin, confirmation: v.userConfirmationPin }
  return {
    facts: [
      { name: said.contract, value: contractNumber, isSecret: false },
      { name: said.id(capital(names.id)), value: loginId, isSecret: false },
      { name: names.pin, value: secret.pin, isSecret: true },
      { name: names.confirmation, value: secret.confirmationPin, isSecret: true },
    ],
    paragraphs: [...said.pinsNext(v), said.caution(v)],
  }
}

/** With the ID masked: whoever has this letter alone can do nothing with it. */
function code(
  { maskedId }: MailFrame,
  secret: Extract<LetterSecret, { kind: 'pickup-letter' }>,
  v: Voice,
): Content {
  const said = words[v.language]
  return {
    facts: [
      { name: 'ID', value: maskedId, isSecret: false },
      { name: said.code, value: secret.code, isSecret: true },
      { name: said.validUntil, value: dateTimeZoneInWords(secret.validUntil, v.language), isSecret: false },
    ],
    paragraphs: [...said.codeNext(v), said.caution(v)],
  }
}
