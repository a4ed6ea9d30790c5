import type { Language } from '../domain/language.ts'

/** What the institution looks at in the morning. */
const ja = {
  title: '全体の状況',
  lead: '電子証明書と手続きの件数です。お客さまの名前は含みません。',
  bar: '図',
  expiring: {
    title: '有効期限日の分布',
    finding: (month: string, count: string) => `最も多いのは${month}の${count}枚です。`,
    none: '使用中の電子証明書はありません。',
    month: '月',
    count: '枚数',
    over: (month: string) => `${month}（期限切れ、再取得されていないもの）`,
    certificates: (count: string) => `${count}枚`,
  },
  use: {
    title: (days: number) => `はじめて使われた電子証明書（${days}日間）`,
    finding: (acquired: string, renewed: string) => `取得${acquired}枚、更新${renewed}枚です。`,
    none: 'この期間に、はじめて使われた電子証明書はありません。',
    day: '日',
    acquired: '取得',
    renewed: '更新',
  },
  refused: {
    title: (days: number) => `お断りした手続き（画面番号・照会番号別、${days}日間）`,
    none: 'この期間に、お断りした手続きはありません。',
    code: '番号',
    what: '内容',
    count: '件数',
    kinds: {
      'identification-failed': '「電子証明書取得」などの本人確認の入力間違い',
      'pin-refused': '暗証番号の入力間違い',
      'pickup-code-refused': '取得コードの入力間違い',
    },
  },
  now: {
    title: 'いまの状態',
    owed: '作成を待っているお知らせ',
    waiting: '送信を待っているメール',
    failed: (days: number) => `送信を断念したメール（${days}日間）`,
    returned: (days: number) => `戻ってきたメール（${days}日間）`,
    locked: (door: string) => `ロック中：${door}`,
    noLocks: 'ロック',
    none: 'なし',
    count: (count: string) => `${count}件`,
  },
}

export type OfficeFiguresWords = typeof ja

const en: OfficeFiguresWords = {
  title: 'Figures',
  lead: 'How many certificates and acts there are. No customer is named.',
  bar: 'Chart',
  expiring: {
    title: 'Expiry dates',
    finding: (month, count) => `Most expire in ${month}: ${count}.`,
    none: 'No certificate is in use.',
    month: 'Month',
    count: 'Certificates',
    over: (month) => `${month} (expired, and nobody has come back)`,
    certificates: (count) => count,
  },
  use: {
    title: (days) => `Certificates used for the first time (${days} days)`,
    finding: (acquired, renewed) => `${acquired} acquired, ${renewed} renewed.`,
    none: 'No certificate was used for the first time.',
    day: 'Day',
    acquired: 'Acquired',
    renewed: 'Renewed',
  },
  refused: {
    title: (days) => `Refused, by the code on the page (${days} days)`,
    none: 'Nothing was refused.',
    code: 'Code',
    what: 'What was said',
    count: 'Times',
    kinds: {
      'identification-failed': 'IDs or PINs entered wrongly at “Get a certificate” and the like',
      'pin-refused': 'A wrong PIN',
      'pickup-code-refused': 'A wrong pickup code',
    },
  },
  now: {
    title: 'At this moment',
    owed: 'Notices whose mails are not written yet',
    waiting: 'Mails that wait to be sent',
    failed: (days) => `Mails given up (in ${days} days)`,
    returned: (days) => `Mails that came back (in ${days} days)`,
    locked: (door) => `Locked: ${door}`,
    noLocks: 'Locks',
    none: 'None',
    count: (count) => count,
  },
}

export const officeFiguresWords: Record<Language, OfficeFiguresWords> = { ja, en }
