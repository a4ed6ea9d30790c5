import type { DemoClock } from '../../ports/demo-clock.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import type { Directory } from '../institution/directory.ts'
import { sweep } from '../sweep/sweep.ts'
import { refreshDemoStaff } from './demo-staff.ts'
import { refreshDemoPeople } from './refresh-people.ts'

type ClockPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'> & {
  demoClock: DemoClock
}

/** Moves the demonstration to another instant: sessions end, and what falls due by then is done at once. */
export async function moveClock(
  ports: ClockPorts,
  directory: Directory,
  to: Temporal.Instant,
): Promise<void> {
  const offset = to.since(ports.clock.machine(), { largestUnit: 'hours' }).round({ smallestUnit: 'seconds' })
  await ports.demoClock.set(offset)
  const now = ports.clock.now()
  for (const { institution } of directory.all()) {
    await ports.store.transact(institution.id, async (tx) => {
      const ended = await tx.sessions.endAll('demo', now)
      const endedOfStaff = await tx.staffSessions.endAll('demo', now)
      await record(ports, tx, {
        at: now,
        actor: 'system',
        kind: 'clock-moved',
        facts: { sessionsEnded: ended, staffSessionsEnded: endedOfStaff },
      })
    })
    await sweep(ports, institution)
    await refreshDemoPeople(ports, institution)
    await refreshDemoStaff(ports, institution)
  }
}
