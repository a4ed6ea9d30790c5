import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { auditRow, type Happening } from '../audit/record.ts'

/** Who writes an import, and when; and upon what: the request that was approved, or a client's own. */
export interface Doing {
  institution: InstitutionRecord
  by: Pick<Happening, 'at' | 'actor' | 'actorId'>
  cause: NonNullable<Happening['facts']>
}

/** As many as a statement takes. */
const atOnce = 1000

/** The events of many people, in few statements. */
export async function recordAll(
  ports: Pick<Ports, 'random' | 'crypto' | 'origin'>,
  tx: Repositories,
  happenings: readonly Happening[],
): Promise<void> {
  const rows = happenings.map((happening) => auditRow(ports, tx.institution, happening))
  for (let from = 0; from < rows.length; from += atOnce)
    await tx.audit.appendAll(rows.slice(from, from + atOnce))
}
