import type { AuditEvent } from '../../domain/audit-event.ts'
import { isJournalled } from '../../domain/journal.ts'
import type { AuditTrail } from '../../ports/audit-trail.ts'
import type { Journal } from '../../ports/journal.ts'

/** For a program that keeps none: WARIFU_JOURNAL_FOLDER is not set, or it only looks. */
export const noJournal: Pick<Journal, 'append'> = { append: async () => {} }

/** A trail that remembers what of it belongs into the journal, for when its transaction has committed. */
export function journalling(trail: AuditTrail): { audit: AuditTrail; events: readonly AuditEvent[] } {
  const events: AuditEvent[] = []
  const audit: AuditTrail = {
    ...trail,
    async append(row) {
      await trail.append(row)
      if (isJournalled(row.event)) events.push(row.event)
    },
    async appendAll(rows) {
      await trail.appendAll(rows)
      events.push(...rows.map(({ event }) => event).filter(isJournalled))
    },
  }
  return { audit, events }
}
