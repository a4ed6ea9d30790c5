import { selfTestWords } from '../../words/self-test.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'

/** The way to 「接続の確認」 for somebody who is stuck. */
export function checkLink(url: string, { language }: Voice): Html {
  const words = selfTestWords[language]
  return html`<p>${words.linkLead} <a href="${url}">${words.title}</a></p>`
}
