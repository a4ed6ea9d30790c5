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
    const { method, path } = c.req
    logRequest(log, { requestId, method, host: c.req.header('host'), path, status: c.res.status }, begun)
  }
}

interface LoggedRequest {
  requestId: string
  method: string
  host: string | undefined
  path: string
  status: number
}

export function logRequest(log: Log, request: LoggedRequest, begun: number): void {
  const milliseconds = Math.round(performance.now() - begun)
  observeRequest(request.method, request.status, milliseconds)
  const { path } = request
  const fields = { ...request, milliseconds }
  if (path === '/healthz' || path.startsWith('/assets/')) log.debug(fields, 'request')
  else log.info(fields, 'request')
}
