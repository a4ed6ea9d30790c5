import { emptyHead, sealEvents } from '../../domain/audit-seal.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { Ports } from '../../ports/ports.ts'

type SealPorts = Pick<Ports, 'store' | 'clock' | 'crypto'>

const batch = 2000

/**
 * Numbers and chains every event that waits, in batches, each a transaction of its own. Harmless to run twice or on
 * several nodes: one seals, the others leave it to him. Answers with how many it has sealed.
 */
export async function sealAudit(ports: SealPorts, institution: InstitutionId): Promise<number> {
  if (!(await ports.store.at(institution).seals.isWaiting())) return 0
  let sealed = 0
  for (;;) {
    const count = await sealBatch(ports, institution)
    sealed += count
    if (count < batch) return sealed
  }
}

/**
 * The number follows the order of sealing, and (at, id) among those that wait: an event that is committed late gets a
 * later number than one that happened after it.
 */
async function sealBatch({ store, clock, crypto }: SealPorts, institution: InstitutionId): Promise<number> {
  return await store.transact(institution, async ({ seals }) => {
    if (!(await seals.tryLock())) return 0
    const head = (await seals.head()) ?? emptyHead(crypto.sha256, institution)
    const events = await seals.unsealed(batch)
    await seals.add(sealEvents(crypto.sha256, head, events, clock.now()))
    return events.length
  })
}
