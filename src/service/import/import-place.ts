import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

/** What a file is compared with, and when. */
export interface ImportPlace {
  crypto: Ports['crypto']
  repositories: Repositories
  institution: InstitutionRecord
  now: Temporal.Instant
}
