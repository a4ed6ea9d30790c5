import { dateInWords } from '../../words/dates.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { helpDesk } from './help-desk.ts'
import { type Html, html } from './html.ts'
import { languageSwitch } from './language-switch.ts'
import { markImage } from './mark.ts'
import { paths } from './paths.ts'
import { screenCode } from './screen-code.ts'
import type { Page, Shell } from './shell.ts'

/** One whole document. No style and no script stands in it: the content policy allows none. */
export function layout(shell: Shell, page: Page): Html {
  const { language, institution, assets } = shell
  const words = shellWords[language]
  const name = institution.name[language]
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <title>${page.title} | ${name}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="format-detection" content="telephone=no" />
    ${shell.refresh && refresh(shell.refresh)}
    <link rel="stylesheet" href="${assets.css.url}" ${integrity(assets.css.integrity)} />
    ${assets.script && html`<script type="module" src="${assets.script.url}" ${integrity(assets.script.integrity)}></script>`}
  </head>
  <body class="accent-${institution.accent} frame-${page.frame.kind}">
    <a class="skip" href="#content">${words.skip}</a>
    ${demoStrip(shell)}
    ${masthead(shell, page)}
    <main id="content" class="content" tabindex="-1">
      ${page.body}
    </main>
    <footer class="foot">
      ${page.desk === 'shown' && helpDesk(speak(shell.wording, language))}
      ${page.screen === 'in-sections' ? '' : screenCode(page.screen, language)}
    </footer>
  </body>
</html>`
}

function refresh({ seconds, url, unless }: NonNullable<Shell['refresh']>): Html {
  const meta = html`<meta http-equiv="refresh" content="${seconds}; url=${url}" />`
  return unless === 'scripted' ? html`<noscript>${meta}</noscript>` : meta
}

function integrity(hash: string | undefined): Html | undefined {
  return hash === undefined ? undefined : html`integrity="${hash}" crossorigin="anonymous"`
}

function masthead(shell: Shell, { frame }: Page): Html {
  const name = shell.institution.name[shell.language]
  return html`<header class="masthead">
      <div class="masthead-row">
        <p class="institution">${markImage(shell.institution.mark)}<span>${name}</span></p>
        ${frame.kind === 'window' && html`<p class="window-title">${frame.title}</p>`}
        ${languageSwitch(shell)}
      </div>
      ${shell.member && memberBar(shell, shell.member)}
    </header>`
}

function memberBar(shell: Shell, { company, person }: { company: string; person: string }): Html {
  const words = shellWords[shell.language]
  const links = [
    { path: paths.notices, text: words.notices },
    { path: paths.certificate, text: words.certificate },
  ]
  return html`<div class="member-bar">
        <p class="who">${words.who(company, person)}</p>
        <nav aria-label="${words.menu}">
          <ul>
            ${links.map(({ path, text }) =>
              path === shell.path
                ? html`<li><a href="${path}" aria-current="page">${text}</a></li>`
                : html`<li><a href="${path}">${text}</a></li>`,
            )}
            <li><form method="post" action="${paths.logOff}"><button type="submit" class="link">${words.logOff}</button></form></li>
          </ul>
        </nav>
      </div>`
}

function demoStrip({ demo, language }: Shell): Html | undefined {
  if (demo === undefined) return undefined
  const words = shellWords[language]
  return html`<aside class="demo" aria-label="${words.demo}">
      <p>${words.demo}</p>
      <p>${words.demoDay(dateInWords(demo.today, language))} <a href="${demo.guideUrl}">${words.demoGuide}</a></p>
    </aside>`
}
