import type { Language } from '../domain/language.ts'

/** How the mails of the institution stand, and the account of one member. */
const ja = {
  title: 'お知らせの送信状況',
  lead: '有効期限などの日付によるお知らせと、そのメールの状況です。',
  noServer: 'メールサーバーが設定されていません。メールは作成されますが、送られません。',
  owed: '作成を待っているお知らせ',
  waiting: '送信を待っているメール',
  failed: (days: number) => `送信を断念したメール（${days}日間）`,
  returned: (days: number) => `戻ってきたメール（${days}日間）`,
  count: (count: number) => `${count}件`,
  since: (at: string) => `最も古いもの：${at}から`,
  window: {
    open: 'いまは、メールを作成する時間帯です。',
    closed: 'いまは、メールを作成しない時間帯です。次の時間帯に作成します。',
  },
  account: 'お知らせ',
  accountNote: 'いつ、どの運用方針により、誰に送ったか。これから送る予定も示します。',
  accountNone: 'お知らせの記録も、予定もありません。',
  hindrances: '現在、メールが送られない理由',
  columns: { due: '予定日', milestone: 'お知らせ', recipient: '宛先', state: '状況' },
}

export type OfficeNoticesWords = typeof ja

const en: OfficeNoticesWords = {
  title: 'Notices',
  lead: 'What people are told because of a date, and how its mails stand.',
  noServer: 'No mail server is set. Mails are written and not sent.',
  owed: 'Notices whose mails are not written yet',
  waiting: 'Mails that wait to be sent',
  failed: (days) => `Mails given up (in ${days} days)`,
  returned: (days) => `Mails that came back (in ${days} days)`,
  count: (count) => String(count),
  since: (at) => `the oldest since ${at}`,
  window: {
    open: 'At this hour mails are written.',
    closed: 'At this hour no mails are written. They are in the next hours for mails.',
  },
  account: 'Notices',
  accountNote: 'When, by which policy and to whom they went; and what is to come.',
  accountNone: 'There was no notice, and none is to come.',
  hindrances: 'What keeps mails from this person now',
  columns: { due: 'Due on', milestone: 'Notice', recipient: 'To', state: 'How it stands' },
}

export const officeNoticesWords: Record<Language, OfficeNoticesWords> = { ja, en }
