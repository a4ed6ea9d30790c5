import type { Language } from '../domain/language.ts'

/** The search of the office, and what it finds. */
const ja = {
  title: 'お客さまを探す',
  results: (q: string) => `「${q}」の検索結果`,
  hint: '上の欄に、次のどれかを入力してください。はじめの数文字でも探せます。',
  can: [
    '契約者ID、利用者ID',
    '会社名（カナでも）、氏名（はじめの文字から）',
    'メールアドレス（全部）',
    '電子証明書のシリアル番号、拇印（全部）',
  ],
  none: (q: string) => `「${q}」に合うお客さまは見つかりませんでした。`,
  noneNext: 'IDの数字、会社名の表記（株式会社の前後など）を確かめて、もう一度探してください。',
  columns: {
    name: '氏名',
    company: '契約先',
    role: '区分',
    loginId: '利用者ID',
    expiryDate: '有効期限日',
    state: '状態',
  },
  noCertificate: '使用中の電子証明書なし',
  usable: '利用できます',
  caption: '見つかったお客さま',
}

export type OfficeSearchWords = typeof ja

const en: OfficeSearchWords = {
  title: 'Find a customer',
  results: (q) => `Results for “${q}”`,
  hint: 'Type one of these into the box above. The first few characters are enough.',
  can: [
    'Contract ID, user ID',
    'Company (in kana too), name of the person (from its beginning)',
    'Mail address (all of it)',
    'Serial number or fingerprint of a certificate (all of it)',
  ],
  none: (q) => `No customer fits “${q}”.`,
  noneNext: 'Check the digits of the ID and the way the company is written, and search again.',
  columns: {
    name: 'Name',
    company: 'Company',
    role: 'Role',
    loginId: 'User ID',
    expiryDate: 'Expiry date',
    state: 'State',
  },
  noCertificate: 'No certificate in use',
  usable: 'Nothing is locked',
  caption: 'Customers found',
}

export const officeSearchWords: Record<Language, OfficeSearchWords> = { ja, en }
