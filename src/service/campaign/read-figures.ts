import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { Figures, RefusedCount } from '../../ports/figures.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

type Counted<Name extends 'expiring' | 'takenIntoUse' | 'lockedDoors'> = Awaited<ReturnType<Figures[Name]>>

export interface FiguresPage {
  countedAt: Temporal.Instant
  /** From three months back, a year and a month ahead: the expired who have not come back, and who is to come. */
  expiring: { month: string; isOver: boolean; count: number }[]
  /** In the last `days`. */
  days: number
  takenIntoUse: Counted<'takenIntoUse'>
  refused: RefusedCount[]
  lockedDoors: Counted<'lockedDoors'>
  notices: { owed: number; waiting: number; failed: number; returned: number }
}

const lookedBack = 30

/** The morning's look at the whole institution. No figure names anybody. */
export async function readFigures(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<FiguresPage> {
  await requireMay(ports, institution, session, 'read-figures')
  const now = ports.clock.now()
  const zone = zoneOf(institution.versions)
  const today = localDate(now, zone)
  const since = now.subtract({ hours: 24 * lookedBack })
  const { figures, notices, sending } = ports.store.at(institution.id)
  const firstMonth = today.with({ day: 1 })
  const [expiring, takenIntoUse, refused, lockedDoors, owed, waiting, troubles] = await Promise.all([
    figures.expiring(
      firstMonth.subtract({ months: 3 }),
      firstMonth.add({ months: 14 }).subtract({ days: 1 }),
    ),
    figures.takenIntoUse(since, zone),
    figures.refused(since),
    figures.lockedDoors(),
    notices.owed(),
    sending.waiting(now),
    notices.troublesSince(since),
  ])
  return {
    countedAt: now,
    expiring: byMonth(expiring, today),
    days: lookedBack,
    takenIntoUse,
    refused,
    lockedDoors,
    notices: { owed: owed.count, waiting: waiting.count, ...troubles },
  }
}

/** Of the month that is running, what has expired and what will stand apart. */
function byMonth(days: Counted<'expiring'>, today: Temporal.PlainDate): FiguresPage['expiring'] {
  const months = new Map<string, FiguresPage['expiring'][number]>()
  for (const { day, count } of days) {
    const month = day.toPlainYearMonth().toString()
    const isOver = Temporal.PlainDate.compare(day, today) < 0
    const key = `${month} ${isOver}`
    const before = months.get(key)?.count ?? 0
    months.set(key, { month, isOver, count: before + count })
  }
  return [...months.values()]
}
