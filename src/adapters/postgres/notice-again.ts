import { sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { Judging } from '../../ports/notices.ts'
import type { Db } from './db.ts'

/**
 * Of people whose mails did not arrive and who have another address by now: owes again what those mails told, unless they
 * were told something more urgent of the same since. Whether it is still wanted, those who look at what is owed find out.
 * Each trouble is looked at once; one that comes to light later is another. Answers with how many notices.
 */
export async function oweAgain(db: Db, institution: InstitutionId, { today, now }: Judging): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with moved as materialized (
      select t.member_id, m.mail_address
        from mail_trouble t
        join member m on m.institution_id = ${institution} and m.member_id = t.member_id
       where t.institution_id = ${institution} and t.mended_at is null
         and m.mail_address is not null and m.mail_address <> t.address),
    mended as (
      update mail_trouble t set mended_at = ${now}::timestamptz
        from moved v
       where t.institution_id = ${institution} and t.member_id = v.member_id),
    vain as materialized (
      select o.outbox_id
        from moved v
        join outbox o on o.institution_id = ${institution} and o.member_id = v.member_id
       where o.channel = 'mail' and o.address is distinct from v.mail_address
         -- What came back with 4.x.x may still have arrived another day.
         and (o.state = 'failed' or (o.bounced_at is not null and o.bounce not like '4.%'))),
    again as (
      update notice n
         set state = 'owed', undelivered_outbox_id = n.outbox_id, outbox_id = null, owed_at = ${now}::timestamptz,
             settled_at = null
        from vain v
       where n.institution_id = ${institution} and n.outbox_id = v.outbox_id and n.channel = 'mail'
         and n.state = 'written' and n.useful_until >= ${today}::date
         and not exists (
               select from notice later
                where later.institution_id = ${institution} and later.subject_id = n.subject_id
                  and later.recipient = n.recipient and later.channel = 'mail'
                  and later.state in ('owed', 'written') and later.due_on > n.due_on)
      returning n.subject_id)
    select count(*)::integer as count from again`.execute(db)
  return rows[0]?.count ?? 0
}
