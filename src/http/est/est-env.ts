import type { HttpBindings } from '@hono/node-server'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import type { PortalEnv } from '../portal/portal-env.ts'

export interface EstEnv {
  Bindings: HttpBindings
  Variables: PortalEnv['Variables'] & { entry: DirectoryEntry }
}
