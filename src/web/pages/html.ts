import { html as tag } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Html = HtmlEscapedString

/** What may stand in a page: text is escaped, Html is not, the absent is nothing. */
type Piece = string | number | Html | false | undefined | readonly Piece[]

/** hono/html without promises: a page is there as soon as its function returns. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const page = tag(strings, ...pieces)
  if (page instanceof Promise) throw new TypeError('a page waits for nothing')
  return page
}

/** An attribute that stands there or not. Its name is ours, never a visitor's. */
export function attribute(
  name: 'hidden' | 'checked' | 'autofocus' | 'required' | 'selected',
  on: boolean,
): Html | false {
  return on && flags[name]
}

const flags = {
  hidden: html` hidden`,
  checked: html` checked`,
  autofocus: html` autofocus`,
  required: html` required`,
  selected: html` selected`,
}
