import { sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { Judging } from '../../ports/notices.ts'

/** Of the holder `m`. The rule is domain/notice-owed.ts; here it is asked of all at once. */
export const isStopped = sql`
  (m.suspended_at is not null or m.held_at is not null or m.locked_at is not null
   or m.loss_reported_at is not null or m.ended_at is not null)`

/** Of whoever is told, `r` or `a`: a mail to him would be read by whoever has taken his place, or by nobody. */
export const isStoppedReader = (reader: 'r' | 'a') => {
  const column = (name: string) => sql.ref(`${reader}.${name}`)
  return sql`
  (${column('suspended_at')} is not null or ${column('held_at')} is not null or ${column('locked_at')} is not null
   or ${column('loss_reported_at')} is not null)`
}

/** Of the certificate `c`. notAfter covers the whole of its second. */
export const works = ({ now }: Judging) =>
  sql`(c.not_before <= ${now}::timestamptz and c.not_after > ${now.subtract({ seconds: 1 })}::timestamptz)`

/** Of the holder `m`: he has a certificate that works, or one that he can prove. */
export const needsNone = (institution: InstitutionId, judging: Judging) => sql`
  exists (
    select from certificate c
     where c.institution_id = ${institution} and c.member_id = m.member_id
       and ((c.stage = 'proving' and c.prove_until >= ${judging.now}::timestamptz)
         or (c.stage = 'current' and ${works(judging)})))`
