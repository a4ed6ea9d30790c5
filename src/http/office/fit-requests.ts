import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../../domain/refusal.ts'
import { largestImportBody } from '../../wire/joining.ts'
import { answerUnfit } from './answer-error.ts'
import type { Office, OfficeEnv } from './office-env.ts'

const largestBody = 64 * 1024
/** A file comes with these. */
const bringsFile = /^\/api\/imports(?:\/check)?$/

/** 413 before anything is parsed. */
export function limitBody(office: Office): MiddlewareHandler<OfficeEnv> {
  const onError = (c: Context<OfficeEnv>) => answerUnfit(office, c, 'too-large')
  const usual = bodyLimit({ maxSize: largestBody, onError })
  const files = bodyLimit({ maxSize: largestImportBody, onError })
  return (c, next) => (bringsFile.test(c.req.path) ? files(c, next) : usual(c, next))
}

/**
 * A form of another site can send text, never application/json without asking first (CORS), and we never say yes: with
 * Origin and a cookie that is SameSite=Strict the third bar against forged requests.
 */
export function jsonOnly(office: Office): MiddlewareHandler<OfficeEnv> {
  return async (c, next) => {
    const [type = ''] = (c.req.header('content-type') ?? '').split(';')
    const isJson = type.trim().toLowerCase() === 'application/json'
    if (c.req.method === 'POST' && !isJson) return answerUnfit(office, c, 'unsupported-media-type')
    await next()
    return undefined
  }
}

/** The API is asked by our own script: no page of another site, and nobody's address bar, may read or move anything. */
export const scriptOnly: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') {
    throw new Refusal('cross-site', `the request came from ${site}`)
  }
  await next()
}
