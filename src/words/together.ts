import type { Language } from '../domain/language.ts'

/** Sentences one after the other: Japanese puts no space between them. */
export function together(language: Language, ...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'ja' ? '' : ' ')
}
