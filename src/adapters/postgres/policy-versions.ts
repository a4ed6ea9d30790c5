import { type Selectable, sql } from 'kysely'
import { type ApprovalId, type InstitutionId, parseId } from '../../domain/id.ts'
import type { Announcement, PolicyVersion } from '../../domain/policy.ts'
import type { Reach } from '../../domain/policy-reach.ts'
import type { PolicyVersionRecord, PolicyVersions, ReachCounts } from '../../ports/policy-versions.ts'
import type { Db } from './db.ts'
import { readPolicy } from './read-policy.ts'
import type { Schema } from './schema.ts'

export function policyVersions(db: Db, institution: InstitutionId): PolicyVersions {
  return {
    all: () => readVersions(db, institution, institution),

    async add(version, approvalId, at) {
      await db
        .insertInto('policy_version')
        .values(versionRow(institution, version, at, approvalId))
        .execute()
    },

    async countReach(reach, { mailed, renewable, kept }) {
      const { rows } = await sql<ReachCounts>`
        select count(*)::integer as expiring,
               count(*) filter (where c.expiry_date = any(${mailed}::date[]))::integer as mailed,
               count(*) filter (where c.expiry_date = any(${renewable}::date[]))::integer as renewable,
               count(*) filter (where c.expiry_date = any(${kept}::date[]))::integer as kept,
               count(*) filter (where c.told_recovery_day is not null)::integer as told,
               (select count(*)
                  from entitlement e
                 where e.institution_id = ${institution} and e.state = 'open')::integer as waiting
          from ${expiringIn(institution, reach)}`.execute(db)
      return rows[0] ?? { expiring: 0, mailed: 0, renewable: 0, kept: 0, told: 0, waiting: 0 }
    },

    async expiryDatesIn(reach, limit) {
      const { rows } = await sql<{ expiry_date: Temporal.PlainDate; count: number }>`
        select c.expiry_date, count(*)::integer as count
          from ${expiringIn(institution, reach)}
         group by c.expiry_date
         order by c.expiry_date
         limit ${limit}`.execute(db)
      return rows.map(({ expiry_date: expiryDate, count }) => ({ expiryDate, count }))
    },
  }
}

/**
 * Their people have not left: whoever has, is touched by nothing. Those few are found by an index of their own, and all
 * others are not looked at: what is counted of a million certificates stands in one index.
 */
const expiringIn = (institution: InstitutionId, { from, until }: Reach) => sql`
  certificate c
 where c.institution_id = ${institution} and c.stage = 'current'
   and c.expiry_date >= ${from}::date and c.expiry_date < coalesce(${until ?? null}::date, 'infinity')
   and not exists (
         select from member m
          where m.institution_id = ${institution} and m.member_id = c.member_id and m.ended_at is not null)`

/** `called`: its name in the message about a policy that cannot be read. */
export async function readVersions(
  db: Db,
  institution: string,
  called: string,
): Promise<PolicyVersionRecord[]> {
  const rows = await db
    .selectFrom('policy_version')
    .selectAll()
    .where('institution_id', '=', institution)
    .orderBy('effective_from')
    .orderBy('version')
    .execute()
  return rows.map((row) => readVersion(row, called))
}

type VersionRow = Selectable<Schema['policy_version']>

function readVersion(row: VersionRow, called: string): PolicyVersionRecord {
  return {
    version: row.version,
    effectiveFrom: row.effective_from,
    policy: readPolicy(called, row.version, row.policy),
    ...announcementOf(row),
    addedAt: row.created_at,
    ...(row.approval_id !== null && { approvalId: parseId<ApprovalId>(row.approval_id) }),
  }
}

function announcementOf({ announced_from: from, title_ja, title_en, body_ja, body_en }: VersionRow): {
  announcement?: Announcement
} {
  if (from === null || title_ja === null || title_en === null || body_ja === null || body_en === null)
    return {}
  return { announcement: { from, title: { ja: title_ja, en: title_en }, body: { ja: body_ja, en: body_en } } }
}

export function versionRow(
  institution: InstitutionId,
  { version, effectiveFrom, policy, announcement }: PolicyVersion,
  at: Temporal.Instant,
  approvalId?: ApprovalId,
) {
  return {
    institution_id: institution,
    version,
    effective_from: effectiveFrom,
    policy: JSON.stringify(policy),
    announced_from: announcement?.from ?? null,
    title_ja: announcement?.title.ja ?? null,
    title_en: announcement?.title.en ?? null,
    body_ja: announcement?.body.ja ?? null,
    body_en: announcement?.body.en ?? null,
    approval_id: approvalId ?? null,
    created_at: at,
  }
}
