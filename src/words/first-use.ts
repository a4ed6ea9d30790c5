import type { Language } from '../domain/language.ts'

interface Rules {
  minLength: number
  maxLength: number
}

const ja = {
  title: '開通確認',
  lead: 'お渡しした暗証番号は仮のものです。ご自分で決めた暗証番号に変更すると、手続きが終わります。',
  rulesHeading: '暗証番号の決まり',
  rules: ({ minLength, maxLength }: Rules) => [
    `${minLength}文字以上${maxLength}文字以下の英数字です。大文字と小文字は区別されます。`,
    '仮の暗証番号と同じものは使えません。',
    '2つの暗証番号は、互いに違うものにしてください。',
  ],
  newPin: (name: string) => `新しい${name}`,
  again: (name: string) => `新しい${name}（もう一度）`,
  submit: '変更する',
  otherwise:
    '変更しないで閉じると、次に開いたときにもう一度この画面が表示されます。電子証明書はそのまま使えます。',
}

export type FirstUseWords = typeof ja

const en: FirstUseWords = {
  title: 'First use: choose your PINs',
  lead: 'The PINs you were given are temporary. Choose your own, and you are done.',
  rulesHeading: 'Rules for PINs',
  rules: ({ minLength, maxLength }) => [
    `Between ${minLength} and ${maxLength} letters and digits. Capital and small letters differ.`,
    'Not the temporary PIN again.',
    'The two PINs must differ from each other.',
  ],
  newPin: (name) => `New ${name}`,
  again: (name) => `New ${name}, once more`,
  submit: 'Change the PINs',
  otherwise: 'If you close this page now, it comes again next time. Your certificate goes on working.',
}

export const firstUseWords: Record<Language, FirstUseWords> = { ja, en }
