import { changePage, mailTroublePage, messagePage } from '../src/web/pages/message-page.ts'
import type { TitleOnPage } from '../src/web/pages/notices-page.ts'
import { paths } from '../src/web/pages/paths.ts'
import type { Shell } from '../src/web/pages/shell.ts'
import { at, expiryDate, type Names, renewalOpensOn, type SamplePage } from './sample-shell.ts'

/** What stands on the board besides the renewal notice. The company's name stands for whatever somebody may write. */
export function boardSamples(shell: Shell, names: Names): SamplePage[] {
  const written = textOf(shell, names)
  const days = { from: renewalOpensOn, until: expiryDate }
  return [
    { name: 'N-30-message', page: messagePage(shell, { ...written, ...days, isImportant: true }) },
    { name: 'N-30-message-normal', page: messagePage(shell, { ...written, ...days, isImportant: false }) },
    { name: 'N-31-change', page: changePage(shell, { ...written, begins: expiryDate, hasBegun: false }) },
    { name: 'N-31-changed', page: changePage(shell, { ...written, begins: renewalOpensOn, hasBegun: true }) },
    { name: 'N-32-mail-trouble', page: mailTroublePage(shell, { at }) },
  ]
}

export function sampleTitles(shell: Shell, names: Names): TitleOnPage[] {
  const { title } = textOf(shell, names)
  const href = `${paths.message}/x`
  return [
    { href, title, isImportant: true, on: expiryDate, state: 'unread' },
    { href, title, isImportant: false, on: renewalOpensOn, state: 'unread' },
    { href, title, isImportant: true, on: renewalOpensOn, state: 'read' },
  ]
}

/** A line feed in a message is one of its own: what it makes of a page is tried elsewhere. */
function textOf({ language }: Shell, { company: typed }: Names) {
  const company = typed.replaceAll(/[\r\n]/g, ' ')
  return language === 'ja'
    ? {
        title: `不審なメールにご注意ください（${company}）`,
        body: `当金庫を名乗るメールが届いています。\n${company}\n\n心当たりのないメールは開かないでください。`,
      }
    : {
        title: `Beware of strange mails (${company})`,
        body: `Mails in our name are about.\n${company}\n\nDo not open mails that you do not expect.`,
      }
}
