import type { Language } from '../../domain/language.ts'
import { renewalWindowWords } from '../../words/renewal-window.ts'
import { type Html, html } from './html.ts'

export type WorkState = 'done' | 'doing' | 'todo'

export interface Work {
  /** Names the line for an island, as data-step. */
  step: string
  state: WorkState
  text: string
}

/**
 * What is done, what is being done, what is to come. An island moves a line on by its data-state alone:
 * the three marks are all there and the style shows the one that counts.
 */
export function workList(works: readonly Work[], language: Language): Html {
  const { state } = renewalWindowWords[language]
  return html`<ul class="work">
        ${works.map(
          (work) => html`<li data-step="${work.step}" data-state="${work.state}">
          <span class="work-mark work-done"><span aria-hidden="true">✓</span><span class="unseen">${state.done}</span></span>
          <span class="work-mark work-doing"><span aria-hidden="true">…</span><span class="unseen">${state.doing}</span></span>
          <span class="work-mark work-todo"><span aria-hidden="true">○</span><span class="unseen">${state.todo}</span></span>
          <span class="work-text">${work.text}</span>
        </li>`,
        )}
      </ul>`
}
