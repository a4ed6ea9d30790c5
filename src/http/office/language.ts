import type { MiddlewareHandler } from 'hono'
import { readCookie, writeCookie } from '../cookies.ts'
import { languageOf, preferred } from '../portal/language.ts'
import type { OfficeEnv } from './office-env.ts'

/** The person's own choice in this browser wins, then the browser's. */
export const language: MiddlewareHandler<OfficeEnv> = async (c, next) => {
  const asked = languageOf(c.req.query('lang'))
  const chosen = asked ?? languageOf(readCookie(c, 'language'))
  c.set('language', chosen ?? preferred(c.req.header('accept-language')))
  c.set('languageFrom', chosen === undefined ? 'browser' : 'chosen')
  if (asked !== undefined) writeCookie(c, 'language', asked)
  await next()
}
