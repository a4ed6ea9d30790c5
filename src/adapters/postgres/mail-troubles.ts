import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { MailTrouble, MailTroubles } from '../../ports/mail-troubles.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

type Row = Selectable<Schema['mail_trouble']>

/** So long a mail must have stayed where it was sent. */
const stayed = Temporal.Duration.from({ hours: 7 * 24 })

export function mailTroubles(db: Db, institution: InstitutionId): MailTroubles {
  const inForce = (now: Temporal.Instant) => sql`
    select t.* from mail_trouble t
      join member m on m.institution_id = t.institution_id and m.member_id = t.member_id
     where t.institution_id = ${institution} and m.mail_address = t.address
       and not exists (
             select from outbox o
              where o.institution_id = t.institution_id and o.member_id = t.member_id and o.address = t.address
                and o.created_at > t.troubled_at and o.sent_at <= ${now.subtract(stayed)} and o.bounced_at is null)`
  return {
    async set({ memberId, address, kind, status, outboxId, at }) {
      const { rows: before } = await sql<Row>`${inForce(at)} and t.member_id = ${memberId}`.execute(db)
      const row = {
        address,
        kind,
        status: status ?? null,
        outbox_id: outboxId,
        troubled_at: at,
        mended_at: null,
      }
      await db
        .insertInto('mail_trouble')
        .values({ institution_id: institution, member_id: memberId, ...row })
        .onConflict((conflict) => conflict.columns(['institution_id', 'member_id']).doUpdateSet(row))
        .execute()
      return before[0]?.address !== address
    },

    async inForceOf(member, now) {
      const { rows } = await sql<Row>`${inForce(now)} and t.member_id = ${member}`.execute(db)
      return rows.map(read)[0]
    },

    async inForceIn(contract, now) {
      const { rows } = await sql<Row>`
        ${inForce(now)} and m.contract_id = ${contract} and m.ended_at is null
         order by t.troubled_at desc, t.member_id desc`.execute(db)
      return rows.map(read)
    },

    async inForce(limit, now, before) {
      const older = before
        ? sql`and (t.troubled_at, t.member_id) < (${before.at}::timestamptz, ${before.memberId}::uuid)`
        : sql``
      const { rows } = await sql<Row>`
        ${inForce(now)} and m.ended_at is null ${older}
         order by t.troubled_at desc, t.member_id desc
         limit ${limit}`.execute(db)
      return rows.map(read)
    },
  }
}

function read(row: Row): MailTrouble {
  return {
    memberId: parseId(row.member_id),
    address: row.address,
    kind: row.kind,
    ...(row.status !== null && { status: row.status }),
    outboxId: row.outbox_id,
    at: row.troubled_at,
  }
}
