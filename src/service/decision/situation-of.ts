import type { Situation } from '../../domain/situation.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'

/** What the one policy function is asked about. The switches are those that were read with the life. */
export function situationOf(
  institution: InstitutionRecord,
  { switches, ...life }: LifeAsRead,
  now: Temporal.Instant,
): Situation {
  return { life, versions: institution.versions, switches, now }
}
