import type { Language } from '../domain/language.ts'
import { capital, type Voice } from './voice.ts'

interface Dates {
  expiryDate: string
  lastMoment: string
}

const ja = {
  whose: '対象の電子証明書',
  holder: 'お名前',
  company: 'ご契約先',
  expiryDate: '有効期限日',
  period: '更新できる期間',
  periodText: (from: string, until: string) => `${from}から${until}まで`,
  why: '理由',
  early: ({ lastMoment }: Dates, v: Voice) =>
    `${v.self}は、お使いの電子証明書を、有効期限を待たずに更新していただくようお願いしています。${lastMoment}まで更新できますが、早めに更新してください。`,
  renewal: {
    lead: ({ lastMoment }: Dates) =>
      `お使いの電子証明書の有効期限が近づいています。${lastMoment}までに更新してください。`,
    doHeading: '更新のしかた',
    steps: (v: Voice) => [
      '下の「電子証明書の更新はこちら」を押します。別のウィンドウが開きます。',
      '画面の案内にしたがって進み、新しい電子証明書をパソコンに保存します。',
      `新しい電子証明書で一度${v.logon}すると、更新が完了します。`,
    ],
    time: '所要時間の目安は5分です。',
    start: '電子証明書の更新はこちら',
    interrupted: '※ 更新は途中でやめても、現在の電子証明書はそのまま使えます。何度でもやり直せます。',
  },
  proof: {
    lead: ({ lastMoment }: Dates, v: Voice) =>
      `新しい電子証明書は発行済みです。${lastMoment}までに、新しい電子証明書で一度${v.logon}してください。${v.logon}できたことを確かめてから、古い電子証明書の使用を終わります。`,
    doHeading: '手順',
    steps: (v: Voice) => [
      '新しい電子証明書のファイルを、まだパソコンに取り込んでいないときは、取り込みます。',
      `下の「新しい電子証明書で${v.logon}する」を押し、有効期限の新しいほうを選びます。`,
      'ファイルやパスワードが見つからないときは、もう一度更新してください。新しく発行し直します。',
    ],
    time: '',
    start: (v: Voice) => `新しい電子証明書で${v.logon}する`,
    again: '電子証明書の更新はこちら',
    interrupted: '※ それまでは、現在の電子証明書をそのまま使えます。',
  },
  warning: '重要',
  today: '有効期限日は本日です。',
  mark: '◆',
}

export type RenewalNoticeWords = typeof ja

const en: RenewalNoticeWords = {
  whose: 'The certificate in question',
  holder: 'Name',
  company: 'Company',
  expiryDate: 'Expiry date',
  period: 'You can renew',
  periodText: (from, until) => `from ${from} to ${until}`,
  why: 'Why',
  early: ({ lastMoment }, v) =>
    `${capital(v.self)} asks you to renew your certificate without waiting for its end. You can renew until ${lastMoment}, and should do so soon.`,
  renewal: {
    lead: ({ lastMoment }) => `Your certificate expires soon. Please renew it by ${lastMoment}.`,
    doHeading: 'How to renew',
    steps: (v) => [
      'Press “Renew the certificate here” below. A separate window opens.',
      'Follow the steps and save the new certificate on this computer.',
      `${capital(v.logOn)} once with the new certificate. That completes the renewal.`,
    ],
    time: 'It takes about five minutes.',
    start: 'Renew the certificate here',
    interrupted:
      'You may stop at any point: your present certificate goes on working, and you can start again.',
  },
  proof: {
    lead: ({ lastMoment }, v) =>
      `Your new certificate has been issued. Please ${v.logOn} with it once by ${lastMoment}. The old one is retired only after the new one has been seen to work.`,
    doHeading: 'What to do',
    steps: (v) => [
      'If you have not yet installed the file of the new certificate on this computer, install it.',
      `Press “${capital(v.logOn)} with the new certificate” below and choose the one with the later expiry date.`,
      'If you cannot find the file or its password, renew again. A fresh one will be issued.',
    ],
    time: '',
    start: (v) => `${capital(v.logOn)} with the new certificate`,
    again: 'Renew the certificate here',
    interrupted: 'Until then your present certificate goes on working.',
  },
  warning: 'Important',
  today: 'It expires today.',
  mark: '◆',
}

export const renewalNoticeWords: Record<Language, RenewalNoticeWords> = { ja, en }
