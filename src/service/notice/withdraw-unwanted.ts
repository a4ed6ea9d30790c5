import { firstInstant } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { judgingOf } from './judging.ts'

/**
 * Asked once more before a mail goes out: of these, none of which can have arrived, those that are not to go. Of some
 * nothing is wanted any more; others would say what is not true today, and are written anew. One that no notice belongs to
 * is always wanted.
 */
export async function withdrawUnwanted(
  tx: Repositories,
  institution: InstitutionRecord,
  outboxIds: readonly string[],
  now: Temporal.Instant,
): Promise<string[]> {
  if (outboxIds.length === 0) return []
  // Mails of acts and codes belong to none: for them nothing has to be reckoned.
  if (!(await tx.notices.areIn(outboxIds))) return []
  const judging = await judgingOf(tx, institution, now)
  const dayBegan = firstInstant(judging.today, zoneOf(institution.versions))
  return await tx.notices.withdrawWritten(outboxIds, judging, dayBegan)
}
