import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

const ja = {
  title: '重要なお知らせ',
  important: '重要',
  unread: '未読',
  read: '既読',
  and: '・',
  on: (date: string) => `掲載日：${date}`,
  lead: '題名を選ぶと、本文が表示されます。',
  empty: '現在、お知らせはありません。',
  emptyLead: (opens: string) => `電子証明書の更新のお知らせは、${opens}からこの画面に表示されます。`,
  renewal: '電子証明書の更新をお願いします',
  proof: '新しい電子証明書で一度ログオンしてください',
  until: (date: string) => `${date}まで`,
  left: 'あと',
  dayCount: (_days: number) => '日',
  lastDay: '本日まで',
  toMenu: 'メインメニューへ進む',
  otherwise: '※ お読みになっても、手続きが終わるまでは、お知らせがこの画面の先頭に表示されます。',
}

export type NoticesWords = typeof ja

const en: NoticesWords = {
  title: 'Important notices',
  important: 'Important',
  unread: 'Unread',
  read: 'Read',
  and: ', ',
  on: (date) => `Published: ${date}`,
  lead: 'Choose a title to read the notice.',
  empty: 'There are no notices now.',
  emptyLead: (opens) => `From ${opens} the notice about renewing your certificate stands here.`,
  renewal: 'Please renew your certificate',
  proof: 'Please log on once with the new certificate',
  until: (date) => `By ${date}`,
  left: '',
  dayCount: (days) => (days === 1 ? 'day left' : 'days left'),
  lastDay: 'Last day',
  toMenu: 'Continue to the main menu',
  otherwise: 'Reading a notice does not end it: it stays at the top of this page until the matter is done.',
}

export const noticesWords: Record<Language, NoticesWords> = { ja, en }

/** The two generated notices; the reader's institution may say ログイン. */
export function noticeTitle(kind: 'renewal' | 'proof', voice: Voice): string {
  const title = noticesWords[voice.language][kind]
  return voice.language === 'ja'
    ? title.replace('ログオン', voice.logon)
    : title.replace('log on', voice.logOn)
}
