import type { Language } from '../../domain/language.ts'
import { noticesWords } from '../../words/notices.ts'
import { type Html, html } from './html.ts'

/** The days left as a large figure; the date stands beside it and says it in full. */
export function countdown(days: number, language: Language): Html {
  const words = noticesWords[language]
  if (days <= 0) return html`<p class="countdown countdown-last"><b>${words.lastDay}</b></p>`
  return html`<p class="countdown">${words.left !== '' && html`<span>${words.left}</span> `}<b>${days}</b> <span>${words.dayCount(days)}</span></p>`
}
