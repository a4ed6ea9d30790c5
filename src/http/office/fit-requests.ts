import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../../domain/refusal.ts'
import { largestImportBody } from '../../wire/joining.ts'
import { answerUnfit } from './answer-error.ts'
import type { Office, OfficeEnv } from './office-env.ts'

const largestBody = 64 * 1024
/** A file comes with these. */
const bringsFile = /^\/api\/imports(?:\/check)?$/

/** 413 before anything is parsed. A file is limited where it is known who brings it (limitFile). */
export function limitBody(office: Office): MiddlewareHandler<OfficeEnv> {
  const limit = limitTo(office, largestBody)
  return (c, next) => (bringsFile.test(c.req.path) ? next() : limit(c, next))
}

/** 413 to whoever has signed in: nobody else makes us keep this much. */
export const limitFile = (office: Office) => limitTo(office, largestImportBody)

function limitTo(office: Office, maxSize: number): MiddlewareHandler<OfficeEnv> {
  return bodyLimit({ maxSize, onError: (c) => answerUnfit(office, c, 'too-large') })
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
