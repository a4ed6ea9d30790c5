import { zoneOf } from '../domain/policy-version.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'

/** On the clock of the institution, with its zone. */
export function localTime(at: Temporal.Instant, { versions }: Pick<InstitutionRecord, 'versions'>): string {
  const local = at.toZonedDateTimeISO(zoneOf(versions))
  const text = local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
  return `${text} (${local.timeZoneId})`
}
