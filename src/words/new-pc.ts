import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

const ja = {
  title: '新しいパソコン',
  link: '新しいパソコンに入れ替える',
  linkLead: 'パソコンの入れ替えや追加のときは、こちらから始めてください。',
  lead: (v: Voice) =>
    `新しいパソコンで電子証明書を取得し、そこで一度${v.logon}すると、入れ替えが終わります。それまでは、今の電子証明書がそのまま使えます。`,
  loss: 'なくした・盗まれた・ウイルスの疑いがあるときは、この画面を使わず、次から届け出てください。',
  stepsTitle: '入れ替えの進み具合',
  steps: {
    open: 'この画面で、新しいパソコンでの取得を始める',
    acquire: (until: string) =>
      until === ''
        ? '新しいパソコンの「電子証明書取得」で、取得する'
        : `新しいパソコンの「電子証明書取得」で、取得する（${until}まで）`,
    logOn: (v: Voice, until: string) =>
      until === ''
        ? `新しいパソコンで、一度${v.logon}する`
        : `新しいパソコンで、一度${v.logon}する（${until}まで）`,
    retire: '今の電子証明書が使用を終わる（自動）',
  },
  now: '今していただくこと',
  acquireNow: (contract: string, id: string) => [
    '新しいパソコンで、ブックマークやパンフレットのアドレスから、この金融機関の画面を開いてください。',
    `「電子証明書取得」を選び、契約者ID「${contract}」、ID「${id}」と、今お使いの暗証番号を入力してください。`,
    '届いた取得コードを入力し、画面のとおりに保存してください。',
  ],
  logOnNow: (v: Voice) => [
    `新しいパソコンで${v.logon}画面を開き、新しい電子証明書を選んで${v.logon}してください。`,
    'うまくいかないときは、もう一度取得することもできます。今の電子証明書は使えます。',
  ],
  openButton: '新しいパソコンでの取得を始める',
  withdraw: '入れ替えをやめる',
  withdrawLead: 'やめると、新しいパソコンでの取得はできなくなります。今の電子証明書は、そのまま使えます。',
  back: 'メニューに戻る',
  inProgress: (name: string) => `${name}さんは、新しいパソコンへの入れ替えの途中です。`,
}

export type NewPcWords = typeof ja

const en: NewPcWords = {
  title: 'New PC',
  link: 'Change to a new PC',
  linkLead: 'Begin here when you get another PC.',
  lead: (v) =>
    `Get a certificate on the new PC and use it for one ${v.logon}: then the change is done. Until then the present certificate goes on working.`,
  loss: 'If something is lost or stolen, or malware is suspected, do not use this page but report it:',
  stepsTitle: 'How far you are',
  steps: {
    open: 'Begin here',
    acquire: (until) =>
      until === ''
        ? 'Get the certificate on the new PC, under “Get a certificate”'
        : `Get the certificate on the new PC, under “Get a certificate” (until ${until})`,
    logOn: (v, until) =>
      until === '' ? `One ${v.logon} on the new PC` : `One ${v.logon} on the new PC (until ${until})`,
    retire: 'The present certificate ends, by itself',
  },
  now: 'What to do now',
  acquireNow: (contract, id) => [
    'On the new PC, open the pages of this institution from a bookmark or a printed address.',
    `Choose “Get a certificate” and enter contract ID ${contract}, ID ${id} and the PINs that you have now.`,
    'Enter the pickup code that reaches you, and save the certificate as the page says.',
  ],
  logOnNow: (v) => [
    `On the new PC open the ${v.logon} page and choose the new certificate.`,
    'If that does not work, you can get it once more. The present certificate goes on working.',
  ],
  openButton: 'Begin',
  withdraw: 'Give it up',
  withdrawLead:
    'Nothing can be acquired on the new PC then. The present certificate goes on working as before.',
  back: 'Back to the menu',
  inProgress: (name) => `${name} is about to change to a new PC.`,
}

export const newPcWords: Record<Language, NewPcWords> = { ja, en }
