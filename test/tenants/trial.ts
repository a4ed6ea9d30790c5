import type { InstitutionRecord } from '../../src/ports/institution-records.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { KeyMaker } from '../../src/ports/signer.ts'
import type { Repositories } from '../../src/ports/store.ts'
import type { Directory, DirectoryEntry } from '../../src/service/institution/directory.ts'
import type { Slot, Things } from './things.ts'

/** Where a verb is tried: at the caller's institution, which is never the one that the things are from. */
export interface Stage {
  ports: Ports & { keyMaker: KeyMaker }
  institution: InstitutionRecord
  entry: DirectoryEntry
  directory: Directory
  /** The unit of work that the verb is called in. */
  within<T>(act: (tx: Repositories) => Promise<T>): Promise<T>
}

/** How a verb is called, and which of the things that it takes could be another institution's. */
export interface Trial {
  slots: readonly Slot[]
  call(stage: Stage, things: Things): unknown
}

export function trial<Taken extends Slot>(
  slots: readonly Taken[],
  call: (stage: Stage, things: Pick<Things, Taken>) => unknown,
): Trial {
  return { slots, call }
}

/** A verb that takes nothing of anybody's but its institution. It is called all the same. */
export const institutionOnly = (call: (stage: Stage) => unknown): Trial => trial([], call)

/** As institutionOnly, three weeks and six weeks on, when much has fallen due in both institutions. */
export const whenMuchIsDue = (call: (stage: Stage) => Promise<unknown>): Trial =>
  institutionOnly(async (stage) => {
    const answers: unknown[] = []
    for (const days of [22, 42]) {
      const now = stage.ports.clock.now().add({ hours: 24 * days })
      const clock = { now: () => now, machine: () => now }
      answers.push(await call({ ...stage, ports: { ...stage.ports, clock } }))
    }
    return answers
  })

/** By file below src/service, then by verb. A text says why there is nothing to try. */
export type Trials = Record<string, Record<string, Trial | string>>
