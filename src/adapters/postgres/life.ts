import { type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { EntitlementFacts, Life, MemberStop } from '../../domain/life.ts'
import { certificateFacts } from './certificates.ts'
import type { Db } from './db.ts'

/** Everything stored about a member that a rule may look at. */
export async function readLife(
  db: Db,
  institution: InstitutionId,
  memberId: MemberId,
): Promise<Life | undefined> {
  const member = await db
    .selectFrom('member')
    .select(['role', 'suspended_at', 'locked_at', 'loss_reported_at', 'ended_at'])
    .where('institution_id', '=', institution)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  const locked = await db
    .selectFrom('door')
    .select('door')
    .where('institution_id', '=', institution)
    .where('member_id', '=', memberId)
    .where('locked_at', 'is not', null)
    .execute()
  const certificates = await db
    .selectFrom('certificate')
    .selectAll()
    .where('institution_id', '=', institution)
    .where('member_id', '=', memberId)
    .orderBy('recorded_at', 'desc')
    .execute()

  const entitlements = await readEntitlements(db, institution, memberId)
  if (member === undefined) return undefined // only now: nobody's life takes as long to read (docs/decisions/013)
  return {
    member: {
      id: memberId,
      role: member.role,
      stops: readStops(member),
      lockedDoors: locked.map(({ door }) => door),
    },
    entitlements,
    certificates: certificates.map(certificateFacts),
  }
}

export async function readEntitlements(
  db: Db,
  institution: InstitutionId,
  memberId: MemberId,
): Promise<EntitlementFacts[]> {
  const rows = await db
    .selectFrom('entitlement')
    .select(['entitlement_id', 'reason', 'state', 'opened_at', 'deadline'])
    .where('institution_id', '=', institution)
    .where('member_id', '=', memberId)
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: parseId(row.entitlement_id),
    reason: row.reason,
    state: row.state,
    openedAt: row.opened_at,
    deadline: row.deadline,
  }))
}

interface Stops {
  suspended_at: Temporal.Instant | null
  locked_at: Temporal.Instant | null
  loss_reported_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
}

export function readStops(row: Stops): MemberStop[] {
  const stops: [MemberStop, Temporal.Instant | null][] = [
    ['suspended', row.suspended_at],
    ['locked-by-administrator', row.locked_at],
    ['loss-reported', row.loss_reported_at],
    ['ended', row.ended_at],
  ]
  return stops.filter(([, since]) => since !== null).map(([stop]) => stop)
}
