import type { MiddlewareHandler } from 'hono'
import type { Log } from '../log.ts'
import type { PortalEnv } from '../portal/portal-env.ts'
import { askingAddress, type Rate, rateLimit, rateMeter, triesOf } from '../rate-limit.ts'
import type { Caller } from './endpoints.ts'

/** Each leaves something behind for half an hour. A whole company may stand behind one address. */
const beginnings: Rate = { burst: 600, perMinute: 600 }
/** What follows a beginning, some steps of each. */
const steps: Rate = { burst: 2400, perMinute: 2400 }
/** All log-ons of an institution come by the few addresses of a service. */
const ofServices: Rate = { burst: 6000, perMinute: 6000 }
/** Of these, those that did not show who they are. */
const unknown: Rate = { burst: 60, perMinute: 60 }

/**
 * How often an address may come by the provider. Never by the client that a request names: anybody can name one, and
 * would shut it out. One that has shown who it is comes as often as people log on there.
 */
export function slowed(
  log: Log,
  elapsed = () => performance.now(),
): Record<Caller, MiddlewareHandler<PortalEnv>> {
  return {
    beginner: rateLimit(beginnings, elapsed),
    browser: rateLimit(steps, elapsed),
    service: slowServices(log, elapsed),
  }
}

/** In the protocol's words: no page is read there. */
function slowServices(log: Log, elapsed: () => number): MiddlewareHandler<PortalEnv> {
  const all = rateMeter(ofServices, elapsed)
  const tries = triesOf(unknown, elapsed)
  return async (c, next) => {
    const address = askingAddress(c)
    if (!all(address) || !tries.areLeft(address)) {
      log.info({ requestId: c.var.requestId, code: 'busy' }, 'refused')
      const told = {
        error: 'temporarily_unavailable',
        error_description: 'too many requests from one address',
      }
      return c.json(told, 429, { 'retry-after': '1', 'cache-control': 'no-store' })
    }
    await next()
    if (c.res.status === 401) tries.take(address)
    return undefined
  }
}
