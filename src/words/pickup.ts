import type { Language } from '../domain/language.ts'
import type { PickupChannel } from '../domain/policy.ts'
import type { Voice } from './voice.ts'

const ja = {
  title: '取得コードの入力',
  lead: 'ご本人に別の方法でお渡しした、一度だけ使える取得コードを入力してください。',
  code: '取得コード',
  codeHint: '英数字です。大文字と小文字、ハイフンの有無は区別しません。',
  sentTo: (address: string) => `取得コードを ${address} へ送りました。`,
  validUntil: (at: string) => `${at}まで使えます。`,
  channel: {
    mail: '取得コードを、ご登録のメールアドレスへお送りします。',
    letter: '取得コードは、郵便でお送りした「取得コードのお知らせ」に記載されています。',
    counter: '取得コードは、窓口でお渡しした用紙に記載されています。',
  } satisfies Record<PickupChannel, string>,
  submit: '次へ',
  send: 'メールで取得コードを受け取る',
  sendAgain: 'メールでもう一度受け取る',
  sendLead: (address: string) => `ご登録のメールアドレス（${address}）へお送りします。`,
  tooSoon: (at: string) => `少し時間をおいてください。${at}以降に、もう一度お送りできます。`,
  notArrived: (mail: 'can-send' | 'sent'): string =>
    mail === 'sent' ? 'メールが届かないとき' : '取得コードがお手元にないとき',
  notArrivedSteps: (v: Voice) => [
    '迷惑メールのフォルダーをご確認ください。',
    `メールアドレスが変わったときは、${v.desk.name}へお電話ください。ここでは変更できません。`,
  ],
  otherwise:
    '取得コードを入力しなければ、電子証明書は発行されません。コードは期限が過ぎると使えなくなり、取り直せます。',
  who: '手続きする方',
}

export type PickupWords = typeof ja

const en: PickupWords = {
  title: 'Enter the pickup code',
  lead: 'Please enter the one-time pickup code that was given to you in another way.',
  code: 'Pickup code',
  codeHint: 'Letters and digits. Capitals, small letters and hyphens make no difference.',
  sentTo: (address) => `We have sent a pickup code to ${address}.`,
  validUntil: (at) => `It can be used until ${at}.`,
  channel: {
    mail: 'We send the pickup code to your registered e-mail address.',
    letter: 'The pickup code stands in the letter “Your pickup code” that we sent you.',
    counter: 'The pickup code stands on the paper you were given at the counter.',
  },
  submit: 'Continue',
  send: 'Send me a code by e-mail',
  sendAgain: 'Send another code by e-mail',
  sendLead: (address) => `It goes to your registered address (${address}).`,
  tooSoon: (at) => `Please wait a little. We can send another one from ${at}.`,
  notArrived: (mail) => (mail === 'sent' ? 'If the mail does not arrive' : 'If you have no pickup code'),
  notArrivedSteps: (v) => [
    'Look into the folder for unwanted mail.',
    `If your address has changed, call the ${v.desk.name}. It cannot be changed here.`,
  ],
  otherwise: 'Without the code no certificate is issued. When a code has run out, you can have another one.',
  who: 'Acting as',
}

export const pickupWords: Record<Language, PickupWords> = { ja, en }
