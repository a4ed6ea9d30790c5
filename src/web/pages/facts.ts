import { type Html, html } from './html.ts'

/** Pairs of a name and its value, as a list that reads well aloud and on paper. */
export function facts(pairs: readonly (readonly [name: string, value: string | Html])[]): Html {
  return html`<dl class="facts">
        ${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>`
}

/** Several sentences as a list. */
export function bullets(sentences: readonly string[]): Html {
  return html`<ul class="bullets">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
}

/** Steps in their order. */
export function steps(sentences: readonly string[]): Html {
  return html`<ol class="steps">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ol>`
}
