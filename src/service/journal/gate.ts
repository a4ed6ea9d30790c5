import type { InstitutionId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Journal, JournalGate } from '../../ports/journal.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Comparison, compareJournals, damagesOf } from './compare-journals.ts'

export interface WatchedGate extends JournalGate {
  /**
   * For every few seconds. While the doors are open: whether the database still has what was journalled last,
   * by this process or another, as it may be another one by now. While one is closed: whether somebody has reconciled.
   */
  watch(): Promise<void>
  /** As it was found last. */
  found(): Comparison
}

/** Compares, and keeps the doors of every institution closed whose database is behind a journal; all, where one is damaged. */
export async function openGate(
  ports: Pick<Ports, 'store'>,
  journal: Journal,
  onChange: (found: Comparison) => void = () => {},
): Promise<WatchedGate> {
  let found = await compareJournals(ports, journal)
  const isOpen = () => found.lacking.size === 0 && damagesOf(found).length === 0
  if (!isOpen()) onChange(found)

  async function hasAll(): Promise<boolean> {
    const byInstitution = Map.groupBy(await journal.tails(), ({ institutionId }) => institutionId)
    const known = new Set((await ports.store.institutions.all()).map(({ id }) => id))
    for (const [institution, events] of byInstitution) {
      if (known.has(institution) && (await ports.store.at(institution).journal.missing(events)).length > 0)
        return false
    }
    return true
  }

  return {
    isBehind: (institution) => found.lacking.has(institution) || damagesOf(found).length > 0,
    found: () => found,
    async watch() {
      await journal.retry()
      if (isOpen() && (await hasAll())) return
      const before = stateOf(found)
      found = await compareJournals(ports, journal)
      if (stateOf(found) !== before) onChange(found)
    },
  }
}

function stateOf(found: Comparison): string {
  const lacking = [...found.lacking].map(([institution, events]) => `${institution} ${events.length}`)
  return [...lacking, `damaged ${damagesOf(found).length}`].join()
}

/** Nothing is let in, issued or vouched for by records that have forgotten something. */
export function refuseWhileBehind(
  { journal }: Pick<Ports, 'journal'>,
  institution: { id: InstitutionId },
): void {
  if (journal?.isBehind(institution.id) === true) {
    throw new Refusal('records-behind', 'the database is behind the journal')
  }
}
