import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Settled } from '../../ports/notices.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { judgingOf } from './judging.ts'

/**
 * Makes what is owed by now a row for each, and takes back what is wanted no more. It looks at the state of all people
 * and not at what was done before, so that a missed day catches up and doing it again does nothing; of several nodes one
 * does it.
 */
export async function settleNotices(
  { store, clock, random, crypto }: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
): Promise<Settled> {
  return await store.transact(institution.id, async (tx) => {
    if (!(await tx.notices.tryLock())) return { owed: 0, again: 0, overtaken: 0, withdrawn: 0 }
    const now = clock.now()
    const settled = await tx.notices.settle(await judgingOf(tx, institution, now))
    if (Object.values(settled).some((count) => count > 0)) {
      const facts = { ...settled }
      await record({ random, crypto }, tx, { at: now, actor: 'system', kind: 'notices-settled', facts })
    }
    return settled
  })
}
