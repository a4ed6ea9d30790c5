import { localDate } from '../../domain/local-day.ts'
import { policyToday, zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Settled } from '../../ports/notices.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
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
    const byDays = await tx.notices.settle(await judgingOf(tx, institution, now))
    const settled = { ...byDays, owed: byDays.owed + (await tellOfPulls(tx, institution, now)) }
    if (Object.values(settled).some((count) => count > 0)) {
      const facts = { ...settled }
      await record({ random, crypto }, tx, { at: now, actor: 'system', kind: 'notices-settled', facts })
    }
    return settled
  })
}

/** So many certificates are looked at in a run: the mails themselves are written at their own pace. */
const pulledAtOnce = 20_000

/** Whoever is asked to renew early is owed a mail, unless no mails of dates go out: then it waits. */
async function tellOfPulls(tx: Repositories, { versions }: InstitutionRecord, now: Temporal.Instant) {
  const { policy, version } = policyToday(versions, now)
  const { mails, off } = policy.notices
  if (mails !== 'on' || off.includes('before-expiry')) return 0
  if ((await tx.killSwitches.engaged()).some(({ name }) => name === 'mails')) return 0
  const today = localDate(now, zoneOf(versions))
  return tx.renewalPulls.tell({ now, today, policyVersion: version, limit: pulledAtOnce })
}
