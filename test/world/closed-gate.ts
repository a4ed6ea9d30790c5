import type { JournalGate } from '../../src/ports/journal.ts'

/** As while the database is behind the journal. */
export const closedGate: JournalGate = {
  isBehind: () => true,
  closed: () => ({ since: Temporal.Instant.from('2026-11-22T00:00:00Z'), isDamaged: true }),
}
