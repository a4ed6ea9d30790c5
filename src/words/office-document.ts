import type { Language } from '../domain/language.ts'

/** What the document says in which the office application starts: before it runs, or where it cannot. */
const ja = {
  title: (institution: string) => `電子証明書 業務画面｜${institution}`,
  needsScript:
    'この画面にはJavaScriptが必要です。ブラウザの設定でJavaScriptを有効にして、画面を開き直してください。',
}

export type OfficeDocumentWords = typeof ja

const en: OfficeDocumentWords = {
  title: (institution) => `Certificate desk | ${institution}`,
  needsScript:
    'This application needs JavaScript. Switch it on in the settings of your browser and open the page again.',
}

export const officeDocumentWords: Record<Language, OfficeDocumentWords> = { ja, en }
