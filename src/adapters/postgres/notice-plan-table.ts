import { type RawBuilder, sql } from 'kysely'
import type { PlannedMilestone } from '../../domain/notice-plan.ts'

/** The plan as a table: an array for each column. Milestones of one day, and of one told day, share their `place`. */
export function planTable(plan: readonly PlannedMilestone[]): RawBuilder<unknown> {
  const places = new Map<string, number>()
  const placeOf = ({ of, day, told }: PlannedMilestone) => {
    const key = `${of} ${day} ${told}`
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return place
  }
  const column = (value: (row: PlannedMilestone) => unknown) => sql`${plan.map(value)}`
  return sql`
    select *
      from unnest(
        ${column(placeOf)}::integer[],
        ${column(({ of }) => of)}::text[],
        ${column(({ day }) => day)}::date[],
        ${column(({ dayFrom }) => dayFrom)}::timestamptz[],
        ${column(({ dayUntil }) => dayUntil)}::timestamptz[],
        ${column(({ told }) => (typeof told === 'string' ? null : told))}::date[],
        ${column(({ told }) => told === 'any')}::boolean[],
        ${column(({ rank }) => rank)}::integer[],
        ${column(({ kind }) => kind)}::text[],
        ${column(({ name }) => name)}::text[],
        ${column(({ dueOn }) => dueOn)}::date[],
        ${column(({ dueFrom }) => dueFrom)}::timestamptz[],
        ${column(({ lastDay }) => lastDay)}::date[],
        ${column(({ policyVersion }) => policyVersion)}::integer[])
      as p (place, of, day, day_from, day_until, told, any_told, rank, kind, milestone, due_on, due_from,
            useful_until, policy_version)`
}
