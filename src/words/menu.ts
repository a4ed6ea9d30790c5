import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

const ja = {
  title: 'メインメニュー',
  notices: '重要なお知らせ',
  noticesNone: '新しいお知らせはありません。',
  noticesSome: (count: number) => `ご確認いただきたいお知らせが ${count} 件あります。`,
  certificate: '電子証明書',
  certificateUntil: (date: string) => `お使いの電子証明書は${date}まで有効です。`,
  logOff: 'ログオフ',
  logOffLead: '席を離れるときは、必ずログオフしてください。',
  lastLogon: (at: string) => `前回の利用：${at}。`,
  firstLogon: '今回がはじめてのご利用です。',
  unknownUse: (v: Voice) =>
    `身に覚えがない場合は、すぐに${v.desk.name}（${v.desk.telephone}）へご連絡ください。`,
}

export type MenuWords = typeof ja

const en: MenuWords = {
  title: 'Main menu',
  notices: 'Important notices',
  noticesNone: 'There are no new notices.',
  noticesSome: (count) => (count === 1 ? 'One notice needs you.' : `${count} notices need you.`),
  certificate: 'Certificate',
  certificateUntil: (date) => `Your certificate works until ${date}.`,
  logOff: 'Log off',
  logOffLead: 'Always log off before you leave your desk.',
  lastLogon: (at) => `Last used: ${at}.`,
  firstLogon: 'This is the first time you are here.',
  unknownUse: (v) => `If that was not you, call the ${v.desk.name} at once: ${v.desk.telephone}.`,
}

export const menuWords: Record<Language, MenuWords> = { ja, en }
