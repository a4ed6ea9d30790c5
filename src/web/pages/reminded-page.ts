import { peopleWords } from '../../words/people.ts'
import { peopleScreens } from '../../words/screens.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

/** U-30: a mail to somebody of the contract is written. */
export function remindedPage(shell: Shell, { name }: { name: string }): Html {
  const { reminded } = peopleWords[shell.language]
  return layout(shell, {
    screen: peopleScreens.reminded,
    title: reminded.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${reminded.title}</h1>
      <p class="good large">${reminded.what(name)}</p>
      <p>${reminded.next}</p>
      <p class="act"><a class="button secondary" href="${paths.people}">${reminded.back}</a></p>`,
  })
}
