import { attribute, type Html, html } from './html.ts'

export interface Choice {
  name: string
  label: string
  options: readonly (readonly [value: string, text: string])[]
  chosen?: string
}

/** One of several, each on a line of its own; the message stands where the first of them is found. */
export function choiceInput({ name, label, options, chosen }: Choice, message: string | undefined): Html {
  return html`<fieldset class="field choice${message ? ' field-wrong' : ''}" id="${name}" tabindex="-1"${message && html` aria-describedby="${name}-message"`}>
          <legend>${label}</legend>
          ${message && html`<p class="message" id="${name}-message">${message}</p>`}
          ${options.map(
            ([value, text]) =>
              html`<div class="option"><input type="radio" id="${name}-${value}" name="${name}" value="${value}"${attribute('checked', value === chosen)} /><label for="${name}-${value}">${text}</label></div>`,
          )}
        </fieldset>`
}
