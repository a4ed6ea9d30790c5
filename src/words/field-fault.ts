import type { Language } from '../domain/language.ts'

/** What can be wrong with one field of a form. */
export type FieldFault =
  | 'missing'
  | 'malformed'
  | 'wrong-length'
  | 'not-same'
  | 'same-as-before'
  | 'same-as-other'
  | 'too-simple'

interface Bounds {
  minLength: number
  maxLength: number
}

const ja = {
  heading: '入力内容をご確認ください',
  fault: {
    missing: (label: string) => `「${label}」を入力してください。`,
    malformed: (label: string) =>
      `「${label}」に使えない文字が入っています。半角の英数字で入力してください。`,
    'wrong-length': (label: string, { minLength, maxLength }: Bounds) =>
      `「${label}」は、${minLength}文字以上${maxLength}文字以下で入力してください。`,
    'not-same': (label: string) => `「${label}」が1回目の入力と違います。もう一度入力してください。`,
    'same-as-before': (label: string) => `「${label}」には、仮の暗証番号と違うものを入力してください。`,
    'same-as-other': (label: string) => `「${label}」には、もう1つの暗証番号と違うものを入力してください。`,
    'too-simple': (label: string) => `「${label}」は推測されやすい番号です。別のものを入力してください。`,
  } satisfies Record<FieldFault, (label: string, bounds: Bounds) => string>,
}

export type FieldWords = typeof ja

const en: FieldWords = {
  heading: 'Please check what you entered',
  fault: {
    missing: (label) => `Enter the ${lower(label)}.`,
    malformed: (label) =>
      `The ${lower(label)} contains a character that cannot be used. Use letters and digits.`,
    'wrong-length': (label, { minLength, maxLength }) =>
      `The ${lower(label)} must have between ${minLength} and ${maxLength} characters.`,
    'not-same': (label) => `The ${lower(label)} differs from the first entry. Enter it again.`,
    'same-as-before': (label) => `The ${lower(label)} must differ from the temporary PIN.`,
    'same-as-other': (label) => `The ${lower(label)} must differ from your other PIN.`,
    'too-simple': (label) => `The ${lower(label)} is easy to guess. Choose another one.`,
  },
}

/** A label in the middle of an English sentence: "New PIN" → "new PIN", but "PIN" stays. */
function lower(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

export const fieldWords: Record<Language, FieldWords> = { ja, en }
