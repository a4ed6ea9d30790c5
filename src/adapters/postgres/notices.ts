import { sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Notices } from '../../ports/outbox.ts'
import type { Db } from './db.ts'

export function notices(db: Db, institution: InstitutionId): Notices {
  return {
    async expiring(from, until, after, limit) {
      const { rows } = await sql<{
        certificate_id: string
        member_id: string
        expiry_date: Temporal.PlainDate
        written: string[]
      }>`
        select c.certificate_id, c.member_id, c.expiry_date,
               coalesce(array_agg(n.milestone) filter (where n.milestone is not null), '{}') as written
          from certificate c
          left join notice n
            on n.institution_id = c.institution_id and n.certificate_id = c.certificate_id
           and n.recipient = c.member_id and n.channel = 'mail'
         where c.institution_id = ${institution} and c.stage = 'current'
           and c.expiry_date between ${from} and ${until}
           and (${after ?? null}::uuid is null or c.certificate_id > ${after ?? null}::uuid)
         group by c.certificate_id, c.member_id, c.expiry_date
         order by c.certificate_id
         limit ${limit}`.execute(db)
      return rows.map((row) => ({
        certificateId: parseId(row.certificate_id),
        memberId: parseId(row.member_id),
        expiryDate: row.expiry_date,
        written: row.written,
      }))
    },

    async write({ certificateId, recipient, milestone, dueOn }, policyVersion, outboxId, at) {
      const written = await db
        .insertInto('notice')
        .values({
          institution_id: institution,
          certificate_id: certificateId,
          milestone,
          recipient,
          channel: 'mail',
          policy_version: policyVersion,
          due_on: dueOn,
          outbox_id: outboxId ?? null,
          written_at: at,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['institution_id', 'certificate_id', 'milestone', 'recipient', 'channel'])
            .doNothing(),
        )
        .returning('milestone')
        .executeTakeFirst()
      return written !== undefined
    },
  }
}
