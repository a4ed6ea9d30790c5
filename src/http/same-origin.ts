import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../domain/refusal.ts'

/**
 * Against requests forged by other sites. Every current browser sends Origin with a POST; what does not name our own is
 * refused, and so is a GET that another site led to where a GET does something.
 */
export function sameOrigin(ownOrigin: (host: string) => string): MiddlewareHandler {
  return async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isRead && c.req.header('origin') !== ownOrigin(c.req.header('host') ?? '')) {
      throw new Refusal('cross-site', 'the Origin of the request is not ours')
    }
    await next()
  }
}

/** For a GET that changes something of the session's own: led to by a page of ours or typed, never by another site. */
export const notFromElsewhere: MiddlewareHandler = async (c, next) => {
  if (c.req.header('sec-fetch-site') === 'cross-site') {
    throw new Refusal('cross-site', 'another site led to this address')
  }
  await next()
}
