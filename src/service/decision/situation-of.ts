import type { Life } from '../../domain/life.ts'
import { allOn, type Situation } from '../../domain/situation.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'

/** What the one policy function is asked about. */
export function situationOf(institution: InstitutionRecord, life: Life, now: Temporal.Instant): Situation {
  return { life, versions: institution.versions, switches: allOn, now }
}
