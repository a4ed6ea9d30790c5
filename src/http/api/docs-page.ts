import { apiScopes, neededFor } from '../../domain/api-scope.ts'
import type { Language } from '../../domain/language.ts'
import { webhookTypes } from '../../domain/webhook-event.ts'
import { type Html, html } from '../../web/pages/html.ts'
import { apiDocsWords } from '../../words/api-docs.ts'
import { officeApiClientWords } from '../../words/office-api-clients.ts'
import type { ApiRoute } from './route.ts'

interface DocsProps {
  origin: string
  /** Of the portal's style sheet. */
  css: { url: string; integrity?: string }
  institution: string
  language: Language
  routes: readonly ApiRoute[]
}

/** The API for people to read. Nothing on it comes from elsewhere, and no script runs. */
export function docsPage({ origin, css, institution, language, routes }: DocsProps): Html {
  const words = apiDocsWords[language]
  const { scopes } = officeApiClientWords[language]
  const title = `${words.title} · ${institution}`
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${css.url}">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${words.lead}</p>
<p><a href="/openapi.json">/openapi.json</a> · <a href="/docs?lang=ja" lang="ja" hreflang="ja">日本語</a> · <a href="/docs?lang=en" lang="en" hreflang="en">English</a></p>
<h2>${words.token}</h2>
<p>${words.tokenLead}</p>
<pre tabindex="0">POST ${origin}/token
content-type: application/x-www-form-urlencoded

grant_type=client_credentials&amp;client_id=…</pre>
<p>${words.jwt}</p>
<h2>${words.writing}</h2>
<p>${words.once}</p>
<p>${words.dry}</p>
<p>${words.approval}</p>
<h2>${words.webhooks}</h2>
<p>${words.webhooksLead}</p>
<ul>${[...webhookTypes].map((type) => html`<li><code>${type}</code></li>`)}</ul>
<h2>${words.problems}</h2>
<p>${words.problemsLead}</p>
<h2>${words.scopes}</h2>
<dl>${apiScopes.map((scope) => html`<dt><code>${scope}</code></dt><dd>${scopes[scope]}</dd>`)}</dl>
<h2>${words.routes}</h2>
${routes.map(
  ({ method, path, summary, act }) => html`<section>
<h3><code>${method} ${path}</code></h3>
<p>${summary[language]}</p>
<p>${words.needs} ${neededFor[act].map((scope, at) => html`${at > 0 ? words.or : ''}<code>${scope}</code>`)}</p>
</section>`,
)}
</main>
</body>
</html>`
}
