import { switchesBut } from '../../domain/kill-switch.ts'
import { localDate } from '../../domain/local-day.ts'
import type { Calendar } from '../../domain/milestone.ts'
import { earliestExpiry, noticePlan, type PlannedMilestone, type ToldDay } from '../../domain/notice-plan.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Judging } from '../../ports/notices.ts'
import type { Repositories } from '../../ports/store.ts'

/** By which it is judged what is wanted of anybody now. */
export async function judgingOf(
  { notices, killSwitches }: Pick<Repositories, 'notices' | 'killSwitches'>,
  { versions }: Pick<InstitutionRecord, 'versions'>,
  now: Temporal.Instant,
): Promise<Judging> {
  const off = (await killSwitches.engaged()).map(({ name }) => name)
  const calendar = { versions, switches: switchesBut(off), now }
  const today = localDate(now, zoneOf(versions))
  const told = await notices.toldDays(earliestExpiry(calendar), today)
  return { plan: planOf(calendar, today, told), today, now }
}

interface Planned {
  key: string
  plan: readonly PlannedMilestone[]
}

/** A plan changes with the day, with the policy, the switches and what was told: between them it is the same for every run. */
const plans = new WeakMap<Calendar['versions'], Planned>()

function planOf(calendar: Calendar, today: Temporal.PlainDate, told: readonly ToldDay[]) {
  const key = [
    today,
    calendar.switches.mails,
    ...told.map((one) => `${one.expiryDate} ${one.told}`).sort(),
  ].join()
  const known = plans.get(calendar.versions)
  if (known?.key === key) return known.plan
  const plan = noticePlan(calendar, told)
  plans.set(calendar.versions, { key, plan })
  return plan
}
