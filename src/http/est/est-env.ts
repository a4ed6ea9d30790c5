import type { HttpBindings } from '@hono/node-server'
import type { SignedCertificate } from '../../service/ca/issued-records.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import type { PortalEnv } from '../portal/portal-env.ts'

/** Handed over by what stands before the application (est-fetch.ts), to be told there. */
export interface Ahead {
  failure?: { error: unknown }
  /** The signature takes long. */
  late?: Promise<SignedCertificate>
}

export interface EstEnv {
  Bindings: HttpBindings & Ahead
  Variables: PortalEnv['Variables'] & { entry: DirectoryEntry }
}
