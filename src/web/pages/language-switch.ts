import type { Language } from '../../domain/language.ts'
import { shellWords } from '../../words/shell.ts'
import { type Html, html } from './html.ts'
import type { Shell } from './shell.ts'

const names = { ja: '日本語', en: 'English' } satisfies Record<Language, string>
const languages = ['ja', 'en'] as const

/** Links, so that it works without script; each name stands in its own language. */
export function languageSwitch({ language, path }: Shell): Html {
  return html`<nav class="languages" aria-label="${shellWords[language].languages}">
          <ul>
            ${languages.map((other) =>
              other === language
                ? html`<li><span lang="${other}" aria-current="true">${names[other]}</span></li>`
                : html`<li><a href="${withLanguage(path, other)}" lang="${other}" hreflang="${other}">${names[other]}</a></li>`,
            )}
          </ul>
        </nav>`
}

/** The same address in the other language; what stood in its query stays. */
function withLanguage(path: string, language: Language): string {
  const [address = '', query = ''] = path.split('?', 2)
  const rest = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='))
  return `${address}?${[...rest, `lang=${language}`].join('&')}`
}
