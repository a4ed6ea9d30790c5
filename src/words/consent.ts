import type { Language } from '../domain/language.ts'

/** What one press of 「はい」 agrees to. */
export type ConsentAct = 'make-key' | 'store-certificate' | 'both'

interface Who {
  site: string
  company: string
  person: string
}

const ja = {
  title: 'Webアクセスの確認',
  count: (step: number, of: number) => `${of}回のうち ${step}回目`,
  question: {
    'make-key': ({ site }: Who) =>
      `このWebサイト（${site}）は、あなたに代わって新しい鍵を作成しようとしています。`,
    'store-certificate': ({ site }: Who) =>
      `このWebサイト（${site}）は、あなたに代わって電子証明書をこのパソコンに保存しようとしています。`,
    both: ({ site }: Who) =>
      `このWebサイト（${site}）は、あなたに代わって新しい鍵を作成し、電子証明書をこのパソコンに保存しようとしています。`,
  } satisfies Record<ConsentAct, (who: Who) => string>,
  detail: {
    'make-key': '鍵はこのパソコンの中で作られ、外に出ることはありません。',
    'store-certificate': '電子証明書は、パスワードで守られたファイルとして保存されます。',
    both: '鍵はこのパソコンの中で作られ、外に出ることはありません。電子証明書は、パスワードで守られたファイルとして保存されます。',
  } satisfies Record<ConsentAct, string>,
  site: 'Webサイト',
  person: '手続きする方',
  act: 'すること',
  acts: {
    'make-key': '新しい鍵の作成',
    'store-certificate': '電子証明書の保存',
    both: '新しい鍵の作成と、電子証明書の保存',
  } satisfies Record<ConsentAct, string>,
  ask: '許可しますか。',
  yes: 'はい',
  no: 'いいえ',
  otherwise: {
    renewal: '「いいえ」を押すと、更新をやめます。現在の電子証明書はそのまま使えます。',
    acquisition: '「いいえ」を押すと、取得をやめます。期限までは、あとから取得できます。',
  },
}

export type ConsentWords = typeof ja

const en: ConsentWords = {
  title: 'Web access confirmation',
  count: (step, of) => `${step} of ${of}`,
  question: {
    'make-key': ({ site }) => `This website (${site}) is about to make a new key for you.`,
    'store-certificate': ({ site }) =>
      `This website (${site}) is about to store a certificate on this computer for you.`,
    both: ({ site }) =>
      `This website (${site}) is about to make a new key and to store a certificate on this computer for you.`,
  },
  detail: {
    'make-key': 'The key is made inside this computer and never leaves it.',
    'store-certificate': 'The certificate is saved as a file protected by a password.',
    both: 'The key is made inside this computer and never leaves it. The certificate is saved as a file protected by a password.',
  },
  site: 'Website',
  person: 'Acting as',
  act: 'What it does',
  acts: {
    'make-key': 'Make a new key',
    'store-certificate': 'Store the certificate',
    both: 'Make a new key and store the certificate',
  },
  ask: 'Do you allow this?',
  yes: 'Yes',
  no: 'No',
  otherwise: {
    renewal: 'If you press “No”, the renewal stops. Your present certificate goes on working.',
    acquisition: 'If you press “No”, nothing is issued. You can come back until the deadline.',
  },
}

export const consentWords: Record<Language, ConsentWords> = { ja, en }
