import { sendWindow } from '../../domain/send-window.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** How the institution's mails stand: what is owed, what waits, and what did not arrive. */
export interface NoticesOverview {
  owed: { count: number; oldest?: Temporal.Instant }
  /** Whether mails of time alone are written at this hour. */
  window: 'open' | 'closed'
  waiting: { count: number; oldest?: Temporal.Instant }
  /** Within the last `days`. */
  troubles: { days: number; failed: number; returned: number }
}

const troubleDays = 30

type OverviewPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export async function readNotices(
  ports: OverviewPorts,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<NoticesOverview> {
  await requireMay(ports, institution, session, 'read-notices')
  return noticesOverview(ports, institution)
}

/** As above, for whoever may. */
export async function noticesOverview(
  ports: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
): Promise<NoticesOverview> {
  const now = ports.clock.now()
  const { notices, sending } = ports.store.at(institution.id)
  const { count, since } = await sending.waiting(now)
  const troubles = await notices.troublesSince(now.subtract({ hours: 24 * troubleDays }))
  return {
    owed: await notices.owed(),
    window: sendWindow(institution.versions, now) === undefined ? 'closed' : 'open',
    waiting: { count, ...(since && { oldest: since }) },
    troubles: { days: troubleDays, ...troubles },
  }
}
