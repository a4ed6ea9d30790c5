import type { Language } from '../../../domain/language.ts'

/** What the person chose here before, as the server read it from its cookie. */
export function chosenLanguage(): Language | undefined {
  const { lang, dataset } = document.documentElement
  return dataset.language === 'chosen' ? asLanguage(lang) : undefined
}

/** What the server took from the browser's own wishes. */
export function documentLanguage(): Language {
  return asLanguage(document.documentElement.lang) ?? 'ja'
}

const asLanguage = (text: string): Language | undefined => (text === 'ja' || text === 'en' ? text : undefined)
