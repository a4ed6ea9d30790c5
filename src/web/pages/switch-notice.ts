import type { SwitchName } from '../../domain/kill-switch.ts'
import { switchSentence } from '../../words/kill-switch.ts'
import { type Html, html } from './html.ts'
import type { Shell } from './shell.ts'

/** At the head of a page: which of these acts the institution has switched off, since when, and why in its own words. */
export function switchNotice(
  { switchedOff = [], language }: Shell,
  names: readonly SwitchName[],
): readonly Html[] {
  return switchedOff
    .filter(({ name }) => names.includes(name))
    .map((off) => {
      const { heading, why, since } = switchSentence(off, language)
      const id = `switch-${off.name}`
      return html`<section class="warning" aria-labelledby="${id}">
        <h2 id="${id}">${heading}</h2>
        ${why.map((paragraph) => html`<p>${paragraph}</p>`)}
        <p class="note">${since}</p>
      </section>`
    })
}
