import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { judgingOf } from './judging.ts'

/**
 * Asked once more before a mail goes out: of these, which have been written and not tried yet, those of which nothing is
 * wanted any more. Their notices are settled so. One that no notice belongs to is always wanted.
 */
export async function withdrawUnwanted(
  tx: Repositories,
  institution: InstitutionRecord,
  outboxIds: readonly string[],
  now: Temporal.Instant,
): Promise<string[]> {
  if (outboxIds.length === 0) return []
  return await tx.notices.withdrawWritten(outboxIds, await judgingOf(tx, institution, now))
}
