import { type Context, Hono } from 'hono'
import { officeDocument } from '../../web/pages/office-document.ts'
import type { Office, OfficeEnv } from './office-env.ts'

/** The addresses of the application's screens. All are the same document; the application reads its own address. */
const screens = [
  '/',
  '/sign-in',
  '/activate',
  '/members',
  '/members/:member',
  '/members/:member/ask',
  '/imports',
  '/imports/new',
  '/predecessors',
  '/predecessors/new',
  '/api-clients',
  '/api-clients/new',
  '/webhooks',
  '/webhooks/new',
  '/webhooks/:webhook',
  '/services',
  '/services/new',
  '/approvals',
  '/approvals/:approval',
  '/letters',
  '/board',
  '/board/new',
  '/board/:message',
  '/alarms',
  '/campaign',
  '/campaign/silent',
  '/figures',
  '/notices',
  '/mails',
  '/policy',
  '/policy/new',
  '/renewal-pulls',
  '/renewal-pulls/new',
  '/staff',
  '/staff/change',
  '/switches',
]

export function documentRoutes(office: Office) {
  return new Hono<OfficeEnv>().on('GET', screens, (c) => answerDocument(office, c, 200))
}

export function answerDocument({ application }: Office, c: Context<OfficeEnv>, status: 200 | 404) {
  const { institution, language, languageFrom } = c.var
  const { css, script, parts } = application
  return c.html(
    officeDocument({
      language,
      languageFrom,
      institution: institution.name[language],
      css: { url: css.path, integrity: css.integrity },
      script: { url: script.path, integrity: script.integrity },
      parts: parts.map(({ path, integrity }) => ({ url: path, integrity })),
    }),
    status,
  )
}
