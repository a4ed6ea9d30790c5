import type { HttpBindings } from '@hono/node-server'
import type { ApiSession } from '../../service/api/api-session.ts'
import type { PortalEnv } from '../portal/portal-env.ts'

export interface ApiEnv {
  Bindings: HttpBindings
  Variables: PortalEnv['Variables'] & { session: ApiSession }
}
