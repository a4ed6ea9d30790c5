import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Log } from './log.ts'
import { observeRequest } from './metrics.ts'

/** One line per request under a number that its answer carries too. The path only: a query may hold a code. */
export function requestLog(log: Log): MiddlewareHandler<{ Variables: { requestId: string } }> {
  return async (c, next) => {
    const requestId = randomUUID()
    c.set('requestId', requestId)
    const begun = performance.now()
    await next()
    c.res.headers.set('x-request-id', requestId)
    const milliseconds = Math.round(performance.now() - begun)
    const { method, path } = c.req
    observeRequest(method, c.res.status, milliseconds)
    const fields = { requestId, method, host: c.req.header('host'), path, status: c.res.status, milliseconds }
    if (path === '/healthz' || path.startsWith('/assets/')) log.debug(fields, 'request')
    else log.info(fields, 'request')
  }
}
