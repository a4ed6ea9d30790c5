import { sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Joining } from '../../ports/joining.ts'
import { readBranch } from './contracts.ts'
import type { Db } from './db.ts'

/** Of the certificate `c` of a predecessor: nothing newer has taken its place, and its day is not over. */
const isLeft = (today: Temporal.PlainDate) => sql`(c.stage = 'current' and c.expiry_date >= ${today}::date)`
const isExpired = (today: Temporal.PlainDate) => sql`(c.stage = 'current' and c.expiry_date < ${today}::date)`

/** How many certificates of the CAs in use before are left, and whose. */
export function predecessorCounts(
  db: Db,
  institution: InstitutionId,
): Pick<Joining, 'predecessors' | 'predecessorContracts'> {
  return {
    async predecessors(today) {
      const { rows } = await sql<{
        issuer_id: string
        left: number
        renewing: number
        expired: number
        done: number
        unseen: number
      }>`
        select i.issuer_id,
               count(*) filter (where ${isLeft(today)} and not p.waits)::integer as left,
               count(*) filter (where ${isLeft(today)} and p.waits)::integer as renewing,
               count(*) filter (where ${isExpired(today)})::integer as expired,
               count(*) filter (where c.stage <> 'current')::integer as done,
               count(*) filter (where c.stage = 'current' and c.der is null)::integer as unseen
          from issuer i
          left join certificate c on c.institution_id = i.institution_id and c.issuer_id = i.issuer_id
           and c.origin = 'predecessor'
         cross join lateral (
               select exists (select from certificate n
                               where n.institution_id = ${institution} and n.member_id = c.member_id
                                 and n.stage = 'proving') as waits) p
         where i.institution_id = ${institution} and i.level = 'predecessor'
         group by i.issuer_id`.execute(db)
      return rows.map(({ issuer_id, ...counts }) => ({ issuerId: parseId(issuer_id), ...counts }))
    },
    async predecessorContracts(today, limit, after) {
      const { rows } = await sql<{
        contract_id: string
        contract_number: string
        name_ja: string
        name_en: string
        branch_code: string | null
        branch_name: string | null
        left: number
        expired: number
        done: number
        next_expiry: Temporal.PlainDate | null
      }>`
        select k.contract_id, k.contract_number, k.name_ja, k.name_en, k.branch_code, k.branch_name, s.*
          from (select m.contract_id as of,
                       count(*) filter (where ${isLeft(today)})::integer as left,
                       count(*) filter (where ${isExpired(today)})::integer as expired,
                       count(*) filter (where c.stage <> 'current')::integer as done,
                       min(c.expiry_date) filter (where ${isLeft(today)}) as next_expiry
                  from certificate c
                  join member m on m.institution_id = ${institution} and m.member_id = c.member_id
                 where c.institution_id = ${institution} and c.origin = 'predecessor'
                 group by m.contract_id) s
          join contract k on k.institution_id = ${institution} and k.contract_id = s.of
         where ${after === undefined}
            or (-s.left, k.contract_id) > (${-(after?.left ?? 0)}::integer, ${after?.contractId ?? null}::uuid)
         order by -s.left, k.contract_id
         limit ${limit}`.execute(db)
      return rows.map((row) => ({
        contractId: parseId(row.contract_id),
        number: row.contract_number,
        name: { ja: row.name_ja, en: row.name_en },
        ...readBranch(row),
        left: row.left,
        expired: row.expired,
        done: row.done,
        ...(row.next_expiry !== null && { nextExpiry: row.next_expiry }),
      }))
    },
  }
}
