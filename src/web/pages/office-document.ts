import type { Language } from '../../domain/language.ts'
import { officeDocumentWords } from '../../words/office-document.ts'
import { type Html, html } from './html.ts'
import type { Asset } from './shell.ts'

const languages: readonly Language[] = ['ja', 'en']

export interface OfficeDocument {
  language: Language
  /** Whether somebody chose it here, or only his browser said so. */
  languageFrom: 'chosen' | 'browser'
  institution: string
  css: Required<Asset>
  script: Required<Asset>
  /** Modules that the script imports before it begins. */
  parts: readonly Required<Asset>[]
}

/** The one document of the office: the application makes the rest. Nothing in it is anybody's secret. */
export function officeDocument({
  language,
  languageFrom,
  institution,
  css,
  script,
  parts,
}: OfficeDocument): Html {
  return html`<!doctype html>
<html lang="${language}" data-language="${languageFrom}">
  <head>
    <meta charset="utf-8" />
    <title>${officeDocumentWords[language].title(institution)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="format-detection" content="telephone=no" />
    <link rel="stylesheet" href="${css.url}" integrity="${css.integrity}" crossorigin="anonymous" />
    <script type="module" src="${script.url}" integrity="${script.integrity}" crossorigin="anonymous"></script>
    ${parts.map(({ url, integrity }) => html`<link rel="modulepreload" href="${url}" integrity="${integrity}" crossorigin="anonymous" />`)}
  </head>
  <body>
    <div id="root"></div>
    <noscript>
      ${languages.map((each) => html`<p lang="${each}">${officeDocumentWords[each].needsScript}</p>`)}
    </noscript>
  </body>
</html>`
}
