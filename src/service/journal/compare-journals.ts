import type { AuditEvent } from '../../domain/audit-event.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { Journal, JournalFault } from '../../ports/journal.ts'
import type { Ports } from '../../ports/ports.ts'

export interface Comparison {
  files: number
  events: number
  /** Of each institution that the database knows: what was acknowledged and is not in it. Nothing lacking: not here. */
  lacking: ReadonlyMap<InstitutionId, readonly AuditEvent[]>
  /** Events of institutions that the database does not know. */
  strange: number
  faults: readonly JournalFault[]
}

/** Reads every journal and looks for each event in the database. Only reads. */
export async function compareJournals(
  { store }: Pick<Ports, 'store'>,
  journal: Pick<Journal, 'read'>,
): Promise<Comparison> {
  const known = new Set((await store.institutions.all()).map(({ id }) => id))
  const files = new Set<string>()
  const lacking = new Map<InstitutionId, AuditEvent[]>()
  const faults: JournalFault[] = []
  let events = 0
  let strange = 0
  for await (const piece of journal.read()) {
    files.add(piece.file)
    faults.push(...piece.faults)
    events += piece.events.length
    for (const [institution, its] of Map.groupBy(piece.events, ({ institutionId }) => institutionId)) {
      if (!known.has(institution)) {
        strange += its.length
        continue
      }
      const missing = await store.at(institution).journal.missing(its)
      if (missing.length > 0) lacking.set(institution, [...(lacking.get(institution) ?? []), ...missing])
    }
  }
  return { files: files.size, events, lacking, strange, faults }
}

/** Lines that are not as they were written; a torn one is what a kill leaves. */
export function damagesOf({ faults }: Pick<Comparison, 'faults'>): JournalFault[] {
  return faults.filter(({ kind }) => kind === 'damaged')
}
