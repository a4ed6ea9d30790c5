import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from 'hono'
import type { Session } from '../../service/logon/session.ts'
import type { PortalEnv } from '../portal/portal-env.ts'

/** What stands around a request of the provider, which knows neither our pages nor our sessions. */
export interface Asking {
  c: Context<PortalEnv>
  /** Who is logged on in this browser, with all that a log-on asks. */
  session: Session | undefined
  /** He wants to be logged off here too. */
  isLoggingOff?: boolean
}

export const asking = new AsyncLocalStorage<Asking>()

export function askedBy(): Asking {
  const here = asking.getStore()
  if (here === undefined) throw new Error('the provider was asked by nobody')
  return here
}
