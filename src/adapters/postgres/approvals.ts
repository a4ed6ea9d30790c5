import { sql } from 'kysely'
import * as z from 'zod'
import type { ApprovalState } from '../../domain/approval.ts'
import { type ApprovalId, type InstitutionId, parseId } from '../../domain/id.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { UnlockShown } from '../../domain/unlock.ts'
import type { ApprovalRecord, Approvals, NewApproval } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'
import { lockTarget, readTarget } from './unlock-target.ts'

interface Row {
  approval_id: string
  state: ApprovalState
  member_id: string
  requested_by: string
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
      select a.approval_id, a.state, a.member_id, a.requested_by, r.display_name as requester,
             r.roles as requester_roles, r.disabled_at as requester_disabled_at, a.requested_at,
             a.expires_at, a.evidence, a.shown, a.shown_hash, a.decided_by, d.display_name as decider,
             a.decided_at, a.decision_reason
        from approval a
        join staff r on r.institution_id = a.institution_id and r.staff_id = a.requested_by
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
          conflict
            .columns(['institution_id', 'member_id'])
            .where('state', '=', 'open')
            .where('kind', '=', 'unlock')
            .doNothing(),
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
    async openOf(member) {
      return idsOf(await open().where('member_id', '=', member).execute())
    },
    async openBy(requester) {
      return idsOf(await open().where('requested_by', '=', requester).execute())
    },
    page(state, limit, after) {
      const at = after?.at ?? null
      const id = after?.id ?? null
      const rest =
        state === 'open'
          ? sql`and a.state = 'open'
                and (${at}::timestamptz is null or (a.requested_at, a.approval_id) > (${at}::timestamptz, ${id}::uuid))
              order by a.requested_at, a.approval_id limit ${limit}`
          : sql`and a.state <> 'open'
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

const idsOf = (rows: readonly { approval_id: string }[]) =>
  rows.map(({ approval_id }) => parseId<ApprovalId>(approval_id))

function newRow(institution: InstitutionId, approval: NewApproval) {
  return {
    institution_id: institution,
    approval_id: approval.id,
    kind: 'unlock',
    member_id: approval.memberId,
    requested_by: approval.requestedBy,
    requested_at: approval.requestedAt,
    expires_at: approval.expiresAt,
    evidence: approval.evidence,
    shown: JSON.stringify(approval.shown),
    shown_hash: Uint8Array.fromHex(approval.shownHash),
    state: 'open',
  } as const
}

const bilingual = z.object({ ja: z.string(), en: z.string() })
const shown = z.object({
  format: z.literal(1),
  act: z.literal('unlock'),
  memberId: z.string(),
  contractNumber: z.string(),
  contractName: bilingual,
  loginId: z.string(),
  name: z.string(),
  role: z.enum(['administrator', 'user']),
  doors: z.array(
    z.object({ door: z.enum(['acquisition', 'pickup', 'logon-pin', 'report']), lockedAt: z.string() }),
  ),
  versions: z.record(z.string(), z.number().int()),
}) satisfies z.ZodType<UnlockShown>

function read(row: Row): ApprovalRecord {
  return {
    id: parseId(row.approval_id),
    state: row.state,
    memberId: parseId(row.member_id),
    requestedBy: { id: parseId(row.requested_by), name: row.requester },
    requester: {
      // A check holds them to those that there are.
      roles: row.requester_roles as StaffRole[],
      ...(row.requester_disabled_at !== null && { disabledAt: row.requester_disabled_at }),
    },
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    evidence: row.evidence,
    shown: shown.parse(row.shown),
    shownHash: row.shown_hash.toHex(),
    ...(row.decided_by !== null &&
      row.decider !== null && { decidedBy: { id: parseId(row.decided_by), name: row.decider } }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
    ...(row.decision_reason !== null && { decisionReason: row.decision_reason }),
  }
}
