import { type RawBuilder, type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { RenewalPull } from '../../domain/renewal-pull.ts'
import type {
  PullCounts,
  PullProfile,
  PullTelling,
  RenewalPullRecord,
  RenewalPulls,
} from '../../ports/renewal-pulls.ts'
import type { Db } from './db.ts'
import { isStopped, isStoppedReader } from './notice-conditions.ts'
import type { Schema } from './schema.ts'
import { instantInJson } from './values.ts'

/** As JSON has them, of one certificate. */
export interface PullInJson {
  number: number
  at: string
  spreadHours: number
  withdrawnAt: string | null
  reason: RenewalPull['reason']
}

/** A column of the certificate that is called so in the statement: by which pulls its holder was asked. */
export const pullsOf = (certificate: string) => `
  (select json_agg(json_build_object('number', p.number, 'at', p.begun_at, 'spreadHours', p.spread_hours,
            'withdrawnAt', p.withdrawn_at, 'reason', json_build_object('ja', p.reason_ja, 'en', p.reason_en))
            order by p.number)
     from renewal_pull p
    where p.institution_id = ${certificate}.institution_id and ${isOf(certificate)})`

/** Whether this certificate is of the profile of the pull `p`: what was recorded and not signed yet counts as made then. */
const isOf = (certificate: string) => `
  coalesce(${certificate}.signed_at, ${certificate}.recorded_at) < p.issued_before
  and (p.issuer_id is null or p.issuer_id = ${certificate}.issuer_id)
  and (p.key_algorithm is null or p.key_algorithm = ${certificate}.key_algorithm)`

export function readPulls(pulls: readonly PullInJson[] | null): { pulls?: readonly RenewalPull[] } {
  if (pulls === null) return {}
  return {
    pulls: pulls.map(({ at, withdrawnAt, ...pull }) => ({
      ...pull,
      at: instantInJson(at),
      ...(withdrawnAt !== null && { withdrawnAt: instantInJson(withdrawnAt) }),
    })),
  }
}

export function renewalPulls(db: Db, institution: InstitutionId): RenewalPulls {
  return {
    async all() {
      const rows = await db
        .selectFrom('renewal_pull')
        .selectAll()
        .where('institution_id', '=', institution)
        .orderBy('number', 'desc')
        .execute()
      return rows.map(readPull)
    },

    async add({ issuerId, keyAlgorithm, issuedBefore, at, spreadHours, reason, approvalId }) {
      const { rows } = await sql<{ number: number }>`
        insert into renewal_pull (institution_id, number, issuer_id, key_algorithm, issued_before, spread_hours,
                                  reason_ja, reason_en, approval_id, begun_at)
        select ${institution}, coalesce(max(number), 0) + 1, ${issuerId ?? null}::uuid, ${keyAlgorithm ?? null},
               ${issuedBefore}::timestamptz, ${spreadHours}::integer, ${reason.ja}, ${reason.en}, ${approvalId}::uuid,
               ${at}::timestamptz
          from renewal_pull where institution_id = ${institution}
        returning number`.execute(db)
      const [row] = rows
      if (row === undefined) throw new Error('a pull was not added')
      return row.number
    },

    count: (profile, opensAfter) => count(db, institution, profile, opensAfter),

    async left(number) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count
          from renewal_pull p
          join certificate c on c.institution_id = ${institution} and c.stage = 'current' and ${sql.raw(isOf('c'))}
         where p.institution_id = ${institution} and p.number = ${number}`.execute(db)
      return rows[0]?.count ?? 0
    },

    async withdraw(number, by, at, opensAfter) {
      const { numUpdatedRows } = await db
        .updateTable('renewal_pull')
        .set({ withdrawn_at: at, withdrawn_by: by })
        .where('institution_id', '=', institution)
        .where('number', '=', number)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await takeBack(db, institution, at, opensAfter)
      return true
    },

    tell: (telling) => tell(db, institution, telling),
  }
}

/** Those who have left are touched by nothing. */
async function count(
  db: Db,
  institution: InstitutionId,
  { issuerId, keyAlgorithm, issuedBefore }: PullProfile,
  opensAfter: Temporal.PlainDate,
): Promise<PullCounts> {
  const { rows } = await sql<PullCounts>`
    select count(*)::integer as certificates,
           count(*) filter (where c.expiry_date > ${opensAfter}::date)::integer as early,
           count(*) filter (where m.mail_address is null)::integer as unreachable
      from certificate c
      join member m on m.institution_id = ${institution} and m.member_id = c.member_id and m.ended_at is null
     where c.institution_id = ${institution} and c.stage = 'current'
       and coalesce(c.signed_at, c.recorded_at) < ${issuedBefore}::timestamptz
       and (${issuerId ?? null}::uuid is null or c.issuer_id = ${issuerId ?? null}::uuid)
       and (${keyAlgorithm ?? null}::text is null or c.key_algorithm = ${keyAlgorithm ?? null}::text)`.execute(
    db,
  )
  return rows[0] ?? { certificates: 0, early: 0, unreachable: 0 }
}

/**
 * One pull at a time, and of it the next certificates in the order of their ids: however many there are, a run is short, and
 * where it breaks off the next goes on. Whoever is stopped is not told; nor who could not renew any more.
 */
async function tell(
  db: Db,
  institution: InstitutionId,
  { now, today, policyVersion, limit }: PullTelling,
): Promise<number> {
  const { rows } = await sql<{ owed: number }>`
    with pull as materialized (
      select * from renewal_pull
       where institution_id = ${institution} and told_at is null and withdrawn_at is null
       order by number limit 1),
    page as materialized (
      select c.certificate_id, c.member_id, c.expiry_date
        from pull p
       cross join lateral (
             select certificate_id, member_id, expiry_date, not_after, not_before
               from certificate
              where institution_id = ${institution} and stage = 'current' and ${sql.raw(isOf('certificate'))}
                and (p.told_through is null or certificate_id > p.told_through)
              order by certificate_id limit ${limit}) c),
    moved as (
      update renewal_pull p
         set told_through = coalesce((select certificate_id from page order by certificate_id desc limit 1), p.told_through),
             told_at = case when (select count(*) from page) < ${limit} then ${now}::timestamptz end
        from pull
       where p.institution_id = ${institution} and p.number = pull.number),
    wanted as (
      select page.*, m.contract_id, m.mail_address
        from page
        join member m on m.institution_id = ${institution} and m.member_id = page.member_id and not ${isStopped}
       where page.expiry_date >= ${today}::date
         and not exists (
               select from notice n
                where n.institution_id = ${institution} and n.subject_id = page.certificate_id and n.channel = 'mail'
                  and n.kind = 'before-expiry' and n.recipient = page.member_id and n.state = 'owed')),
    recipients as (
      select certificate_id, expiry_date, member_id as holder, member_id as recipient, mail_address from wanted
      union all
      select w.certificate_id, w.expiry_date, w.member_id, a.member_id, a.mail_address
        from wanted w
        join member a on a.institution_id = ${institution} and a.contract_id = w.contract_id
         and a.role = 'administrator' and a.ended_at is null and a.member_id <> w.member_id
         and not ${isStoppedReader('a')}),
    written as (
      insert into notice (institution_id, certificate_id, holder, kind, milestone, recipient, channel, policy_version,
                          due_on, useful_until, state, reason, owed_at, settled_at)
      select ${institution}, r.certificate_id, r.holder, 'before-expiry', 'R-' || (r.expiry_date - ${today}::date),
             r.recipient, 'mail', ${policyVersion}::integer, ${today}::date, r.expiry_date, s.state, s.reason,
             ${now}::timestamptz, case when s.state <> 'owed' then ${now}::timestamptz end
        from recipients r
       cross join lateral (
             select case when r.mail_address is null then 'impossible' else 'owed' end,
                    case when r.mail_address is null then 'no-address' end) as s (state, reason)
      on conflict do nothing
      returning state)
    select count(*)::integer as owed from written where state = 'owed'`.execute(db)
  return rows[0]?.owed ?? 0
}

/** Of reminders that wait to be written, those to whom renewal would not be open but for a pull, and none asks any more. */
async function takeBack(
  db: Db,
  institution: InstitutionId,
  at: Temporal.Instant,
  opensAfter: Temporal.PlainDate,
): Promise<void> {
  const isAsked: RawBuilder<unknown> = sql`
    exists (select from renewal_pull p
             where p.institution_id = ${institution} and p.withdrawn_at is null and ${sql.raw(isOf('c'))})`
  await sql`
    update notice n
       set state = 'withdrawn', reason = 'policy', settled_at = ${at}::timestamptz
      from certificate c
     where n.institution_id = ${institution} and n.channel = 'mail' and n.state in ('owed', 'impossible')
       and n.milestone like 'R-%' and c.institution_id = ${institution} and c.certificate_id = n.certificate_id
       and c.expiry_date > ${opensAfter}::date and not ${isAsked}`.execute(db)
}

function readPull(row: Selectable<Schema['renewal_pull']>): RenewalPullRecord {
  return {
    number: row.number,
    at: row.begun_at,
    spreadHours: row.spread_hours,
    reason: { ja: row.reason_ja, en: row.reason_en },
    issuedBefore: row.issued_before,
    approvalId: parseId(row.approval_id),
    ...(row.issuer_id !== null && { issuerId: parseId(row.issuer_id) }),
    ...(row.key_algorithm !== null && { keyAlgorithm: row.key_algorithm }),
    ...(row.told_at !== null && { toldAt: row.told_at }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  }
}
