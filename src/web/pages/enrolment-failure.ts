import { enrolmentWords } from '../../words/enrolment.ts'
import { enrolmentScreens } from '../../words/screens.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { screenCode } from './screen-code.ts'

/** What may fail in the browser. A section that stands there hidden until an island shows it. */
export function enrolmentFailure(id: 'offline' | 'refused' | 'incapable', act: Html, voice: Voice): Html {
  const words = enrolmentWords[voice.language][id]
  return html`<section id="${id}" class="part" data-title="${words.title}" aria-labelledby="${id}-heading" hidden>
          <h1 id="${id}-heading" tabindex="-1">${words.title}</h1>
          <p class="lead">${words.what}</p>
          <p>${words.next}</p>
          ${act}
          ${id !== 'offline' && deskLine(voice)}
          ${screenCode(enrolmentScreens[id], voice.language)}
        </section>`
}

/** The desk in one line, where a block with a heading of its own would stand there twice. */
function deskLine({ desk }: Voice): Html {
  return html`<p class="desk-line">${desk.name} <a href="tel:${desk.telephone.replaceAll(/[^+\d]/g, '')}">${desk.telephone}</a> ${desk.hours}</p>`
}
