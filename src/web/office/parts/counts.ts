import type { Language } from '../../../domain/language.ts'

/** 12,345. */
export function countIn(language: Language): (count: number) => string {
  const format = new Intl.NumberFormat(language)
  return (count) => format.format(count)
}

/** In whole percent, and no 100 while somebody is missing. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0) return 0
  const percent = Math.round((part / whole) * 100)
  return percent === 100 && part < whole ? 99 : percent
}
