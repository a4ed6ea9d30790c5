import { actsAreToldFor } from '../../domain/mail-purpose.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'

/** How many at once: the next round takes the rest. */
const together = 5000

/**
 * Mails that wait and tell nobody anything any more: of acts that are long past, and of what the institution has decided
 * since not to mail. Answers with how many; who was not told stands with each mail, and one event says of how many.
 */
export async function withdrawStale(
  { store, random, crypto }: Pick<Ports, 'store' | 'random' | 'crypto'>,
  { id, versions }: InstitutionRecord,
  now: Temporal.Instant,
): Promise<number> {
  const { mails } = policyToday(versions, now).policy.notices
  return await store.transact(id, async (tx) => {
    const wish = { actsBefore: now.subtract(actsAreToldFor), mails }
    const count = await tx.sending.withdrawStale(wish, together, now)
    if (count > 0) {
      const facts = { stale: count }
      await record({ random, crypto }, tx, { at: now, actor: 'system', kind: 'mail-withdrawn', facts })
    }
    return count
  })
}
