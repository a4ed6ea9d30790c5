import { defaultPolicy } from '../src/domain/default-policy.ts'
import { localDate } from '../src/domain/local-day.ts'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import type { Ports } from '../src/ports/ports.ts'
import { reachIn } from '../src/service/office/version-reach.ts'
import { latency } from './measure.ts'

/** The preview of a version that touches everybody: whom, and on which days. */
export async function measureReach(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, versions }: InstitutionRecord,
  times: number,
): Promise<object> {
  const now = clock.now()
  const added = {
    version: 2,
    effectiveFrom: localDate(now, defaultPolicy.zone).add({ days: 1 }),
    policy: { ...defaultPolicy, renewalOpens: 40, mailDays: [40, 10] },
  }
  const taken: number[] = []
  let reach: object = {}
  for (let time = 0; time < times; time += 1) {
    const began = performance.now()
    reach = (await reachIn(store.at(id).policyVersions, versions, added, now)).reach
    taken.push(performance.now() - began)
  }
  return { ...reach, milliseconds: latency(taken) }
}
