import { shellWords } from '../../words/shell.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'

/** Whom to call, and when somebody answers. */
export function helpDesk(voice: Voice): Html {
  const words = shellWords[voice.language]
  const { name, telephone, hours } = voice.desk
  return html`<section class="desk" aria-labelledby="desk-heading">
        <h2 id="desk-heading">${words.desk}</h2>
        <p class="desk-name">${name}</p>
        <p class="desk-telephone">
          <span class="label">${words.telephone}</span>
          <a href="tel:${telephone.replaceAll(/[^+\d]/g, '')}">${telephone}</a>
        </p>
        <p class="desk-hours"><span class="label">${words.hours}</span> ${hours}</p>
        <p class="desk-note">${words.deskLead}</p>
      </section>`
}
