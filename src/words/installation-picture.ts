import type { Language } from '../domain/language.ts'

/** The words of Windows' own wizard, as they stand on its screen, and what we say under the picture. */
const ja = {
  wizard: '証明書のインポート ウィザード',
  passwordTitle: 'ファイルのパスワード',
  password: 'パスワード',
  strong: '秘密キーの保護を強力にする',
  exportable: 'このキーをエクスポート可能にする',
  next: '次へ',
  ok: 'OK',
  caption: {
    low: 'パスワードの画面（チェックはどちらも付けません）',
    strong: (level: string) =>
      `パスワードの画面（上だけにチェックを付け、あとでレベル「${level}」を選びます）`,
    other: 'パスワードを尋ねられたら、上のパスワードを貼り付けます',
  },
}

export type InstallationPictureWords = typeof ja

const en: InstallationPictureWords = {
  wizard: 'Certificate Import Wizard',
  passwordTitle: 'Password of the file',
  password: 'Password',
  strong: 'Enable strong private key protection',
  exportable: 'Mark this key as exportable',
  next: 'Next',
  ok: 'OK',
  caption: {
    low: 'The page for the password (leave both boxes empty)',
    strong: (level) =>
      `The page for the password (tick the upper box only; the level “${level}” comes later)`,
    other: 'When the password is asked for, paste the one above',
  },
}

export const installationPictureWords: Record<Language, InstallationPictureWords> = { ja, en }
