import { type Selectable, sql } from 'kysely'
import { type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import { type SwitchName, switchesBut } from '../../domain/kill-switch.ts'
import type { Door, EntitlementFacts, MemberStop, Role } from '../../domain/life.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import { type FactsRow, factsColumns, factsInJson } from './certificates.ts'
import type { Db } from './db.ts'
import { pullsOf } from './renewal-pulls.ts'
import type { Schema } from './schema.ts'
import { dateInJson, type InJson, instantInJson } from './values.ts'

const entitlementColumns = ['entitlement_id', 'reason', 'state', 'opened_at', 'deadline'] as const

type EntitlementRow = Pick<Selectable<Schema['entitlement']>, (typeof entitlementColumns)[number]>

export interface LifeRow extends Stops {
  role: Role
  locked_doors: Door[]
  entitlements: InJson<EntitlementRow>[]
  certificates: InJson<FactsRow>[]
  switched_off: SwitchName[]
}

/** Of member `m`, who need not be there: nobody's life takes as long to read (docs/decisions/013). */
export const lifeColumns = (institution: string, member: string) => `
  m.role, m.suspended_at, m.held_at, m.locked_at, m.loss_reported_at, m.ended_at,
  coalesce((select json_agg(d.door)
              from door d
             where d.institution_id = ${institution} and d.member_id = ${member}
               and d.locked_at is not null), '[]') as locked_doors,
  coalesce((select json_agg(e order by e.opened_at desc)
              from (select ${entitlementColumns.join(', ')}
                      from entitlement
                     where institution_id = ${institution} and member_id = ${member}) e), '[]') as entitlements,
  coalesce((select json_agg(c order by c.recorded_at desc)
              from (select ${factsColumns.join(', ')}, ${pullsOf('certificate')} as pulls
                      from certificate
                     where institution_id = ${institution} and member_id = ${member}) c), '[]') as certificates,
  coalesce((select json_agg(k.name)
              from kill_switch k
             where k.institution_id = ${institution} and k.state = 'off'), '[]') as switched_off`

const columns = sql.raw(lifeColumns('asked.institution_id', 'asked.member_id'))

/** Everything stored about a member that a rule may look at, as it is at one instant. */
export async function readLife(
  db: Db,
  institution: InstitutionId,
  memberId: MemberId,
): Promise<LifeAsRead | undefined> {
  const { rows } = await sql<LifeRow & { is_there: boolean }>`
    select m.member_id is not null as is_there, ${columns}
      from (select ${institution}::uuid as institution_id, ${memberId}::uuid as member_id) asked
      left join member m on m.institution_id = asked.institution_id and m.member_id = asked.member_id`.execute(
    db,
  )
  const [row] = rows
  return row?.is_there ? lifeOf(memberId, row) : undefined
}

export function lifeOf(id: MemberId, row: LifeRow): LifeAsRead {
  return {
    member: { id, role: row.role, stops: readStops(row), lockedDoors: row.locked_doors },
    entitlements: row.entitlements.map((each) =>
      entitlementFacts({
        ...each,
        opened_at: instantInJson(each.opened_at),
        deadline: dateInJson(each.deadline),
      }),
    ),
    certificates: row.certificates.map(factsInJson),
    switches: switchesBut(row.switched_off),
  }
}

export async function readEntitlements(
  db: Db,
  institution: InstitutionId,
  memberId: MemberId,
): Promise<EntitlementFacts[]> {
  const rows = await db
    .selectFrom('entitlement')
    .select(entitlementColumns)
    .where('institution_id', '=', institution)
    .where('member_id', '=', memberId)
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map(entitlementFacts)
}

function entitlementFacts(row: EntitlementRow): EntitlementFacts {
  return {
    id: parseId(row.entitlement_id),
    reason: row.reason,
    state: row.state,
    openedAt: row.opened_at,
    deadline: row.deadline,
  }
}

interface Stops {
  suspended_at: Temporal.Instant | null
  held_at: Temporal.Instant | null
  locked_at: Temporal.Instant | null
  loss_reported_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
}

export function readStops(row: Stops): MemberStop[] {
  const stops: [MemberStop, Temporal.Instant | null][] = [
    ['suspended', row.suspended_at],
    ['held', row.held_at],
    ['locked-by-administrator', row.locked_at],
    ['loss-reported', row.loss_reported_at],
    ['ended', row.ended_at],
  ]
  return stops.filter(([, since]) => since !== null).map(([stop]) => stop)
}
