import { type Part, renewalWindowWords } from '../../words/renewal-window.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'

const parts = ['prepare', 'confirm', 'issue', 'save', 'prove'] as const satisfies readonly Part[]

/** ①準備 ②確認 ③発行 ④保存 ⑤ログオン確認; 'over' when all of it is done. */
export function progressBar(at: Part | 'over', voice: Voice): Html {
  const words = renewalWindowWords[voice.language]
  const names = words.parts(voice)
  const here = at === 'over' ? parts.length : parts.indexOf(at)
  return html`<ol class="progress" aria-label="${words.progress}">
        ${parts.map((part, index) => {
          const state = index < here ? 'done' : index === here ? 'doing' : 'todo'
          const current = state === 'doing' && html` aria-current="step"`
          return html`<li class="${state}"${current}><span class="progress-mark" aria-hidden="true">${state === 'done' ? '✓' : index + 1}</span>
            <span class="progress-name">${names[part]}</span>${state === 'done' && html`<span class="unseen">${words.state.done}</span>`}</li>`
        })}
      </ol>`
}
