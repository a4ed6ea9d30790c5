import { countedDays, isCountDue, manyPeople } from '../../domain/campaign.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'

/** Counts the campaign beforehand, every few minutes, where so many expire that staff would wait for it. Whether it did. */
export async function countCampaign(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, versions }: InstitutionRecord,
): Promise<boolean> {
  const now = clock.now()
  const { campaign } = store.at(id)
  if (!isCountDue(await campaign.lastCount(), now)) return false
  const span = countedDays(versions, now)
  if (!(await campaign.expireAtLeast(manyPeople, span))) return false
  return store.transact(id, (tx) => tx.campaign.count(span, now))
}
