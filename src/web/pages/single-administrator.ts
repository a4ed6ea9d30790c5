import { secondAdministratorWords } from '../../words/second-administrator.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { paths } from './paths.ts'

/** Stands all year where a contract has a single administrator: nobody of his own company could help him (domain.md §1). */
export function singleAdministratorWarning(voice: Voice): Html {
  const { warning } = secondAdministratorWords[voice.language]
  return html`<section class="warning" aria-labelledby="single-administrator">
        <h2 id="single-administrator">${warning.title(voice)}</h2>
        <p>${warning.what(voice)}</p>
        <p><a href="${paths.secondAdministrator}">${warning.link(voice)}</a></p>
      </section>`
}
