import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

const ja = {
  title: (v: Voice) => `${v.service} ${v.logon}`,
  lead: (v: Voice) =>
    `お手元の電子証明書で${v.logon}します。ボタンを押すと、ブラウザが電子証明書の選択画面を表示します。ご自分の名前と有効期限を確かめて選んでください。`,
  withPin: (v: Voice) => `続いて、${v.logon}用の暗証番号を入力していただきます。`,
  certificateLogon: (v: Voice) => `電子証明書${v.logon}`,
  acquireHeading: '電子証明書をお持ちでない方',
  acquireLead:
    'はじめてお使いになる方、有効期限が過ぎた方、再発行を受けた方は、こちらから電子証明書を取得してください。',
  acquire: '電子証明書取得',
  needHeading: '取得に必要なもの',
  needs: (v: Voice) => [
    '契約者ID（利用者の方は、利用者IDも）',
    `${v.administrator}の方は「${v.administratorPin}」と「${v.administratorConfirmationPin}」、${v.user}の方は「${v.userPin}」と「${v.userConfirmationPin}」`,
    `取得コード（${v.self}からメール、郵便、窓口のいずれかでお渡しします）`,
  ],
  warningHeading: '不正なメールにご注意ください',
  warnings: (v: Voice) => [
    `${v.self}からのメールに、${v.logon}画面へのリンクやQRコードを載せることはありません。この画面は、必ずブックマークから開いてください。`,
    `${v.self}の職員が、暗証番号や取得コードをお尋ねすることはありません。`,
    '身に覚えのないメールや電話があったときは、手続きをせずに下記へご連絡ください。',
  ],
}

export type LogonWords = typeof ja

const en: LogonWords = {
  title: (v) => `${capital(v.logOn)} to ${v.service}`,
  lead: (v) =>
    `You ${v.logOn} with your certificate. When you press the button, your browser asks which certificate to use. Look for your own name and the expiry date.`,
  withPin: (v) => `After that we ask for your ${v.logon} PIN.`,
  certificateLogon: (v) => `${capital(v.logOn)} with certificate`,
  acquireHeading: 'If you have no certificate',
  acquireLead:
    'If you are new here, if your certificate has expired, or if it was reissued, get your certificate here.',
  acquire: 'Get a certificate',
  needHeading: 'What you need to get one',
  needs: (v) => [
    'The contract ID (and, for a user, the user ID)',
    `${capital(v.administrator)}: the ${v.administratorPin} and the ${v.administratorConfirmationPin}. ${capital(v.user)}: the ${v.userPin} and the ${v.userConfirmationPin}`,
    `A pickup code, which ${v.self} gives you by e-mail, by letter or at the counter`,
  ],
  warningHeading: 'Beware of fraudulent mails',
  warnings: (v) => [
    `Mails from ${v.self} never contain a link or a QR code to the ${v.logon} page. Always open this page from your own bookmark.`,
    `Nobody at ${v.self} ever asks for a PIN or a pickup code.`,
    'If you receive a mail or a call that you did not expect, do nothing it asks and call us.',
  ],
}

export const logonWords: Record<Language, LogonWords> = { ja, en }
