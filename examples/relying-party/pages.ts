import { html } from 'hono/html'
import type { Person } from './person.ts'

export type Language = 'ja' | 'en'

const ja = {
  title: 'サービスの見本',
  lead: '金融機関の画面でログオンした方を、そのまま受け取るサービスの見本です。取引はできません。',
  person: 'ログオン中の方',
  name: 'お名前',
  contract: 'ご契約先',
  contractId: '契約者ID',
  memberId: 'ID',
  role: '区分',
  roles: { administrator: '管理者', user: '利用者' },
  how: 'ログオンの方法',
  hows: { 'certificate-and-pin': '電子証明書と暗証番号', certificate: '電子証明書' },
  loggedOnAt: 'ログオン日時',
  certificateUntil: '電子証明書の有効期限',
  thumbprint: '電子証明書の拇印（SHA-256）',
  logOff: 'ログオフする',
  nobody: 'ログオンしていません。',
  'ended-by-bank': '金融機関からの連絡により、ログオフしました。',
  logOn: 'ログオンする',
  problem: 'ログオンできませんでした。',
  again: 'もう一度お試しください。',
}

const en: typeof ja = {
  title: 'Sample service',
  lead: 'A sample of a service that takes over whoever has logged on at the institution. It does no banking.',
  person: 'Logged on',
  name: 'Name',
  contract: 'Company',
  contractId: 'Contract ID',
  memberId: 'ID',
  role: 'Role',
  roles: { administrator: 'Administrator', user: 'User' },
  how: 'Logged on with',
  hows: { 'certificate-and-pin': 'certificate and PIN', certificate: 'certificate' },
  loggedOnAt: 'Logged on at',
  certificateUntil: 'Certificate good until',
  thumbprint: 'Thumbprint of the certificate (SHA-256)',
  logOff: 'Log off',
  nobody: 'Nobody is logged on.',
  'ended-by-bank': 'You have been logged off: the institution told this service to.',
  logOn: 'Log on',
  problem: 'You could not be logged on.',
  again: 'Please try again.',
}

const words = { ja, en }

/** Who is logged on, or that nobody is. */
export function homePage(language: Language, state: Person | 'nobody' | 'ended-by-bank') {
  const say = words[language]
  if (typeof state === 'string') return page(language, entrance(language, say[state]))
  const rows = [
    [say.name, state.name],
    [say.contract, state.contract.name],
    [say.contractId, state.contract.id],
    [say.memberId, state.memberId],
    [say.role, say.roles[state.role]],
    [say.how, say.hows[state.how]],
    [say.loggedOnAt, shown(state.loggedOnAt, language)],
    [say.certificateUntil, shown(state.certificateUntil, language)],
    [say.thumbprint, state.thumbprint],
  ]
  return page(
    language,
    html`<h2>${say.person}</h2>
      <dl>${rows.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>
      <form method="post" action="/log-out"><button>${say.logOff}</button></form>`,
  )
}

export function problemPage(language: Language) {
  const { problem, again } = words[language]
  return page(language, entrance(language, `${problem}${language === 'en' ? ' ' : ''}${again}`))
}

function entrance(language: Language, text: string) {
  return html`<p role="status">${text}</p>
      <p><a class="button" href="/log-on">${words[language].logOn}</a></p>`
}

function page(language: Language, body: unknown) {
  const { title, lead } = words[language]
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${lead}</p>
      ${body}
    </main>
  </body>
</html>`
}

function shown(at: Temporal.Instant, language: Language): string {
  return at.toZonedDateTimeISO('Asia/Tokyo').toLocaleString(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
}

export const style = `
body { margin: 0; font: 1rem/1.7 system-ui, sans-serif; color: #1a1a1c; background: #f1f1f4 }
main { max-width: 44rem; margin: 2rem auto; padding: 1.5rem 2rem; background: #fff; border-top: 4px solid #264af4 }
h1 { font-size: 1.5rem } h2 { font-size: 1.125rem }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .5rem 0; border-bottom: 1px solid #d8d8db }
dt { flex: 0 0 14rem; color: #4a4a4f } dd { margin: 0; flex: 1 1 16rem; overflow-wrap: anywhere }
button, .button { display: inline-block; padding: .75rem 1.5rem; border: 0; border-radius: 8px; font: inherit;
  font-weight: bold; color: #fff; background: #0017c1; text-decoration: none; cursor: pointer }
button:focus-visible, a:focus-visible { outline: 4px solid #1a1a1c; outline-offset: 2px }
`
