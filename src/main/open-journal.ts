import type { Logger } from 'pino'
import { openJournalFolder } from '../adapters/system/journal-folder.ts'
import { observeJournal } from '../http/metrics.ts'
import type { Journal } from '../ports/journal.ts'
import { type Comparison, damagesOf } from '../service/journal/compare-journals.ts'

export interface Watched {
  files: Journal
  /** Hears of doors that close or open. */
  tell(found: Comparison): void
}

/** The journal of this process in the folder that the operator named; undefined where he named none. */
export async function openJournal(folder: string | undefined, log: Logger): Promise<Watched | undefined> {
  if (folder === undefined) return undefined
  return { files: await openJournalFolder(folder), tell: (found) => tell(found, log) }
}

function tell(found: Comparison, log: Logger): void {
  const damaged = damagesOf(found)
  const lacking = [...found.lacking].map(([institution, events]) => ({ institution, events: events.length }))
  observeJournal(
    lacking.reduce((sum, { events }) => sum + events, 0),
    damaged.length,
  )
  if (damaged.length > 0)
    log.error({ damaged: damaged.slice(0, 10) }, 'the journal was changed: all doors are closed')
  if (lacking.length > 0) log.error({ lacking }, 'the database is behind the journal: doors are closed')
  if (damaged.length + lacking.length === 0)
    log.info('the database has all of the journal: the doors are open')
}
