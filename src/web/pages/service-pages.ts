import { dateInWords, timeInWords } from '../../words/dates.ts'
import { serviceScreens } from '../../words/screens.ts'
import { serviceWords } from '../../words/services.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

/** A service to go on to; without a name it is the one that the person came from. */
export interface ServiceOnMenu {
  name: string | undefined
  url: string
}

/** V-10: leads on by itself (shell.refresh), to a service or back to it after a log-off. */
export function goingOnPage(shell: Shell, { url, to }: { url: string; to: 'service' | 'back' }): Html {
  const words = serviceWords[shell.language].goingOn[to]
  return layout(shell, {
    screen: serviceScreens.goingOn,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'none',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.what}</p>
      <p class="act"><a class="button primary" href="${url}">${words.act}</a></p>`,
  })
}

/** V-20: a service has logged somebody off and asks whether he wants to be logged off here too. */
export function serviceLogOffPage(shell: Shell, { action, xsrf }: { action: string; xsrf: string }): Html {
  const voice = speak(shell.wording, shell.language)
  const words = serviceWords[shell.language].logOff
  return layout(shell, {
    screen: serviceScreens.logOff,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'none',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.what(voice)}</p>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${xsrf}" />
        <p class="act">
          <button type="submit" class="primary" name="logout" value="yes">${words.yes}</button>
          <button type="submit" class="secondary">${words.no}</button>
        </p>
      </form>`,
  })
}

/** V-90: what a service asked for cannot be done. The code says to its engineers what it was. */
export function serviceProblemPage(
  shell: Shell,
  { code, at }: { code: string; at: Temporal.ZonedDateTime },
): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = serviceWords[language].problem
  return layout(shell, {
    screen: serviceScreens.problem,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.what}</p>
      <p>${words.next(voice)}</p>
      <p class="act"><a class="button primary" href="${paths.logon}">${words.logon(voice)}</a></p>
      <p class="reference">${words.code} <b>${code}</b> <span>${dateInWords(at, language)} ${timeInWords(at, 'second')}</span></p>`,
  })
}

/** The first cards of the menu. */
export function serviceCards(shell: Shell, services: readonly ServiceOnMenu[]): Html {
  const { menu } = serviceWords[shell.language]
  return html`${services.map(
    ({ name, url }) => html`<li class="card-onward">
          <a href="${url}">${name === undefined ? menu.back : menu.to(name)}</a>
          <p>${name === undefined ? menu.backLead : menu.lead}</p>
        </li>`,
  )}`
}
