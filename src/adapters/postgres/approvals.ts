import { sql } from 'kysely'
import type { ApprovalState } from '../../domain/approval.ts'
import { type ApprovalId, type InstitutionId, type MemberId, parseId, type StaffId } from '../../domain/id.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { ApprovalRecord, Approvals, NewApproval } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'
import { readShown } from './read-shown.ts'
import { lockTarget, readTarget } from './unlock-target.ts'

interface Row {
  approval_id: string
  state: ApprovalState
  subject_id: string
  member_id: string | null
  requested_by: string | null
  requester: string
  requester_roles: string[]
  requester_disabled_at: Temporal.Instant | null
  requested_at: Temporal.Instant
  expires_at: Temporal.Instant
  evidence: string
  shown: unknown
  shown_hash: Uint8Array
  decided_by: string | null
  decider: string | null
  decided_at: Temporal.Instant | null
  decision_reason: string | null
}

export function approvals(db: Db, institution: InstitutionId): Approvals {
  const select = async (rest: ReturnType<typeof sql>): Promise<ApprovalRecord[]> => {
    const { rows } = await sql<Row>`
      select a.approval_id, a.state, a.subject_id, a.member_id,
             coalesce(a.requested_by, a.requested_by_client) as requested_by,
             coalesce(r.display_name, 'API: ' || k.name, a.requested_at_terminal) as requester,
             coalesce(r.roles, case when k.client_id is null then ${terminalAsksAs}::text[] else ${clientsAskAs}::text[] end) as requester_roles,
             coalesce(r.disabled_at, k.ended_at) as requester_disabled_at, a.requested_at,
             a.expires_at, a.evidence, a.shown, a.shown_hash, a.decided_by, d.display_name as decider,
             a.decided_at, a.decision_reason
        from approval a
        left join staff r on r.institution_id = a.institution_id and r.staff_id = a.requested_by
        left join api_client k on k.institution_id = a.institution_id and k.client_id = a.requested_by_client
        left join staff d on d.institution_id = a.institution_id and d.staff_id = a.decided_by
       where a.institution_id = ${institution} ${rest}`.execute(db)
    return rows.map(read)
  }

  const open = () =>
    db
      .selectFrom('approval')
      .select('approval_id')
      .where('institution_id', '=', institution)
      .where('state', '=', 'open')

  return {
    async add(approval) {
      const added = await db
        .insertInto('approval')
        .values(newRow(institution, approval))
        .onConflict((conflict) =>
          conflict.columns(['institution_id', 'kind', 'subject_id']).where('state', '=', 'open').doNothing(),
        )
        .returning('approval_id')
        .executeTakeFirst()
      return added !== undefined
    },
    async byId(id) {
      return (await select(sql`and a.approval_id = ${id}`))[0]
    },
    async lock(id) {
      return (await select(sql`and a.approval_id = ${id} for update of a`))[0]
    },
    async openAbout(kind, subjectId) {
      return idsOf(await open().where('kind', '=', kind).where('subject_id', '=', subjectId).execute())
    },
    async openBy(requester) {
      return idsOf(await open().where('requested_by', '=', requester).execute())
    },
    async openOf(member, contract) {
      const rows = await open()
        .select('shown')
        .where((each) => each.or([each('member_id', '=', member), each('subject_id', '=', contract)]))
        .orderBy('requested_at')
        .execute()
      return rows.map(({ approval_id, shown }) => ({
        id: parseId<ApprovalId>(approval_id),
        act: readShown(shown).act,
      }))
    },
    page(state, kinds, limit, after) {
      const at = after?.at ?? null
      const id = after?.id ?? null
      const rest =
        state === 'open'
          ? sql`and a.state = 'open' and a.kind = any(${kinds})
                and (${at}::timestamptz is null or (a.requested_at, a.approval_id) > (${at}::timestamptz, ${id}::uuid))
              order by a.requested_at, a.approval_id limit ${limit}`
          : sql`and a.state <> 'open' and a.kind = any(${kinds})
                and (${at}::timestamptz is null or (a.decided_at, a.approval_id) < (${at}::timestamptz, ${id}::uuid))
              order by a.decided_at desc, a.approval_id desc limit ${limit}`
      return select(rest)
    },
    async close(id, as, at, { staffId, reason } = {}) {
      const { numUpdatedRows } = await db
        .updateTable('approval')
        .set({
          state: as,
          decided_at: at,
          decided_by: staffId ?? null,
          decision_reason: reason ?? null,
        })
        .where('institution_id', '=', institution)
        .where('approval_id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    target: (member) => readTarget(db, institution, member),
    lockTarget: (member) => lockTarget(db, institution, member),
  }
}

/**
 * A client asks for what its scopes allow, an operator at the terminal for what a constraint says; of the staff, these
 * would.
 */
const clientsAskAs: readonly StaffRole[] = ['desk']
const terminalAsksAs: readonly StaffRole[] = ['desk', 'system-administrator']

const idsOf = (rows: readonly { approval_id: string }[]) =>
  rows.map(({ approval_id }) => parseId<ApprovalId>(approval_id))

function newRow(institution: InstitutionId, approval: NewApproval) {
  const { requestedBy } = approval
  return {
    institution_id: institution,
    approval_id: approval.id,
    kind: approval.shown.act,
    subject_id: approval.subjectId,
    member_id: approval.memberId ?? null,
    requested_by: typeof requestedBy === 'string' ? requestedBy : null,
    requested_by_client:
      typeof requestedBy !== 'string' && 'client' in requestedBy ? requestedBy.client : null,
    requested_at_terminal:
      typeof requestedBy !== 'string' && 'operator' in requestedBy ? requestedBy.operator : null,
    requested_at: approval.requestedAt,
    expires_at: approval.expiresAt,
    evidence: approval.evidence,
    shown: JSON.stringify(approval.shown),
    shown_hash: Uint8Array.fromHex(approval.shownHash),
    state: 'open',
  } as const
}

function read(row: Row): ApprovalRecord {
  return {
    id: parseId(row.approval_id),
    state: row.state,
    subjectId: row.subject_id,
    ...(row.member_id !== null && { memberId: parseId<MemberId>(row.member_id) }),
    requestedBy: {
      ...(row.requested_by !== null && { id: parseId<StaffId>(row.requested_by) }),
      name: row.requester,
    },
    requester: {
      // A check holds them to those that there are.
      roles: row.requester_roles as StaffRole[],
      ...(row.requester_disabled_at !== null && { disabledAt: row.requester_disabled_at }),
    },
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    evidence: row.evidence,
    shown: readShown(row.shown),
    shownHash: row.shown_hash.toHex(),
    ...(row.decided_by !== null &&
      row.decider !== null && { decidedBy: { id: parseId(row.decided_by), name: row.decider } }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.decision_reason !== null && { decisionReason: row.decision_reason }),
  }
}
