import type { WindowStep } from '../../domain/window-steps.ts'
import { type Html, html } from './html.ts'

/** One step answered: posts `step` and `answer` = yes | no. The button that goes on stands first, bottom left. */
export function stepForm({
  action,
  step,
  yes,
  no,
}: {
  action: string
  step: WindowStep
  yes: string
  no?: string
}): Html {
  return html`<form method="post" action="${action}">
        <input type="hidden" name="step" value="${step}" />
        <p class="act">
          <button class="primary" type="submit" name="answer" value="yes">${yes}</button>
          ${no && html`<button class="secondary" type="submit" name="answer" value="no">${no}</button>`}
        </p>
      </form>`
}
