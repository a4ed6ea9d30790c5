import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** What stands around every page. */
const ja = {
  skip: '本文へ進む',
  languages: '言語',
  menu: 'メニュー',
  notices: '重要なお知らせ',
  certificate: '電子証明書',
  logOff: 'ログオフ',
  who: (company: string, person: string) => `${company} ${person} 様`,
  screenCode: '画面番号',
  demo: 'これはデモです。実在の金融機関ではありません。',
  demoDay: (today: string) => `日付：${today}`,
  demoGuide: 'デモのご案内',
  desk: 'お困りのときは',
  deskLead: 'この画面の右下にある画面番号をお知らせください。',
  telephone: '電話',
  hours: '受付時間',
  newWindow: '（別のウィンドウで開きます）',
  back: '戻る',
  toLogon: (v: Voice) => `${v.logon}画面へ`,
  toMenu: 'メインメニューへ',
  print: '印刷するときは、ブラウザの「印刷」をお使いください。',
  otherwise: '手続きをしない場合',
  referenceNumber: 'お問い合わせ番号',
}

export type ShellWords = typeof ja

const en: ShellWords = {
  skip: 'Skip to the content',
  languages: 'Language',
  menu: 'Menu',
  notices: 'Important notices',
  certificate: 'Certificate',
  logOff: 'Log off',
  who: (company, person) => `${person}, ${company}`,
  screenCode: 'Screen',
  demo: 'A demonstration, not a real institution.',
  demoDay: (today) => `Date: ${today}`,
  demoGuide: 'Guide',
  desk: 'If you need help',
  deskLead: 'Please tell us the screen code at the bottom right of this page.',
  telephone: 'Telephone',
  hours: 'Hours',
  newWindow: ' (opens in a new window)',
  back: 'Back',
  toLogon: (v) => `To the ${v.logon} page`,
  toMenu: 'To the main menu',
  print: 'To print this page, use your browser’s “Print”.',
  otherwise: 'If you do not',
  referenceNumber: 'Reference',
}

export const shellWords: Record<Language, ShellWords> = { ja, en }
