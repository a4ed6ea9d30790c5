import type { InstitutionId } from '../../domain/id.ts'
import { earlierInstant } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ClosedDoors, Journal, JournalGate } from '../../ports/journal.ts'
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
  ports: Pick<Ports, 'store' | 'clock'>,
  journal: Journal,
  onChange: (found: Comparison) => void = () => {},
): Promise<WatchedGate> {
  const since = closings(ports)
  let found = await compareJournals(ports, journal)
  since.follow(found)
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
    closed: (institution) => {
      const at = since.of(institution)
      return at && { since: at, ...whyClosed(found, institution) }
    },
    found: () => found,
    async watch() {
      await journal.retry()
      if (isOpen() && (await hasAll())) return
      const before = stateOf(found)
      found = await compareJournals(ports, journal)
      since.follow(found)
      if (stateOf(found) !== before) onChange(found)
    },
  }
}

/** When each door was found closed, for as long as it is. */
function closings({ clock }: Pick<Ports, 'clock'>) {
  let closed = new Map<InstitutionId | 'damaged', Temporal.Instant>()
  return {
    follow(found: Comparison) {
      const now = clock.now()
      const why = [...found.lacking.keys(), ...(damagesOf(found).length > 0 ? (['damaged'] as const) : [])]
      closed = new Map(why.map((one) => [one, closed.get(one) ?? now]))
    },
    of(institution: InstitutionId): Temporal.Instant | undefined {
      const [own, all] = [closed.get(institution), closed.get('damaged')]
      return own && all ? earlierInstant(own, all) : (own ?? all)
    },
  }
}

function whyClosed(found: Comparison, institution: InstitutionId): Omit<ClosedDoors, 'since'> {
  const isDamaged = damagesOf(found).length > 0
  const [first, ...others] = found.lacking.get(institution) ?? []
  if (first === undefined) return { isDamaged }
  const from = others.reduce((earliest, { at }) => earlierInstant(earliest, at), first.at)
  return { isDamaged, lacking: { events: others.length + 1, from } }
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
