import { sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { LogOutToTell, ServiceLogOns } from '../../ports/openid-records.ts'
import type { Db } from './db.ts'
import { readSession, type SessionRow } from './sessions.ts'

/** The log-ons that services have taken over, each with the log-out that it ends in. */
export function serviceLogOns(db: Db, institution: InstitutionId): ServiceLogOns {
  const of = (sid: string) =>
    db.updateTable('service_log_on').where('institution_id', '=', institution).where('sid', '=', sid)
  return {
    async enter(logOn, at, until) {
      const again = { until, over_at: null, tries: 0, try_after: null, told_at: null, given_up_at: null }
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('service_log_on')
        .values({
          institution_id: institution,
          sid: logOn.sid,
          client_id: logOn.clientId,
          session_id: logOn.sessionId,
          member_id: logOn.memberId,
          certificate_id: logOn.certificateId,
          entered_at: at,
          until,
        })
        .onConflict((is) =>
          is
            .columns(['institution_id', 'sid'])
            .doUpdateSet(again)
            .where('service_log_on.over_at', 'is not', null),
        )
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    async bySid(sid) {
      const { rows } = await sql<SessionRow & { sid: string; client_id: string }>`
        select l.sid, l.client_id, s.session_id, s.member_id, s.certificate_id, s.created_at, s.last_seen_at,
               s.certificate_shown_at, s.authenticated_at, s.end_reason
          from service_log_on l
          join session s on s.institution_id = l.institution_id and s.session_id = l.session_id
         where l.institution_id = ${institution} and l.sid = ${sid} and l.over_at is null`.execute(db)
      const [row] = rows
      if (row === undefined) return undefined
      const session = readSession(row)
      const { id: sessionId, memberId, certificateId } = session
      return { logOn: { sid, clientId: row.client_id, sessionId, memberId, certificateId }, session }
    },
    async leave(sid, at) {
      await of(sid).set({ over_at: at, try_after: at }).where('over_at', 'is', null).execute()
    },
    async told({ sid, overAt }, at) {
      await of(sid).set({ told_at: at }).where('over_at', '=', overAt).execute()
    },
    async tryAgain({ sid, overAt }, at) {
      await of(sid).set({ try_after: at }).where('over_at', '=', overAt).execute()
    },
    async giveUp({ sid, overAt }, at) {
      await of(sid).set({ given_up_at: at }).where('over_at', '=', overAt).execute()
    },
    ...queue(db, institution),
  }
}

function queue(db: Db, institution: InstitutionId): Pick<ServiceLogOns, 'markOver' | 'takeDue' | 'waiting'> {
  return {
    async markOver(now) {
      // Idleness here says nothing of the service, where the person may be at work.
      const { numAffectedRows = 0n } = await sql`
        update service_log_on l
           set over_at = ${now}, try_after = ${now}
          from member m, certificate c, relying_party r
         where l.institution_id = ${institution} and l.over_at is null
           and m.institution_id = l.institution_id and m.member_id = l.member_id
           and c.institution_id = l.institution_id and c.certificate_id = l.certificate_id
           and r.institution_id = l.institution_id and r.client_id = l.client_id
           and (l.until < ${now}
                or r.ended_at is not null
                or c.stage not in ('current', 'retiring') or c.not_after < ${now}
                or num_nonnulls(m.suspended_at, m.held_at, m.locked_at, m.loss_reported_at, m.ended_at) > 0
                or not exists (
                     select from session s
                      where s.institution_id = l.institution_id and s.session_id = l.session_id
                        and (s.end_reason is null or s.end_reason = 'idle')))`.execute(db)
      return Number(numAffectedRows)
    },
    async takeDue(now, leaseUntil, limit) {
      const { rows } = await sql<DueRow>`
        with due as materialized (
          select o.sid
            from relying_party p
           cross join lateral (
                 select w.sid
                   from service_log_on w
                  where w.institution_id = p.institution_id and w.client_id = p.client_id
                    and w.over_at is not null and w.told_at is null and w.given_up_at is null and w.try_after <= ${now}
                  order by w.try_after
                  limit ${limit}
                    for update skip locked) o
           where p.institution_id = ${institution})
        update service_log_on l
           set tries = tries + 1, try_after = ${leaseUntil}
          from due, member m, relying_party r
         where l.institution_id = ${institution} and l.sid = due.sid
           and m.institution_id = l.institution_id and m.member_id = l.member_id
           and r.institution_id = l.institution_id and r.client_id = l.client_id
        returning l.sid, l.client_id, m.subject, r.logout_uri, l.over_at, l.tries - 1 as tries`.execute(db)
      return rows.map(readDue)
    },
    async waiting() {
      const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
        select count(*)::integer as count, min(over_at) as since
          from service_log_on
         where institution_id = ${institution} and over_at is not null and told_at is null and given_up_at is null`.execute(
        db,
      )
      const [{ count, since } = { count: 0, since: null }] = rows
      return { count, ...(since && { since }) }
    },
  }
}

interface DueRow {
  sid: string
  client_id: string
  subject: string
  logout_uri: string
  over_at: Temporal.Instant
  tries: number
}

const readDue = (row: DueRow): LogOutToTell => ({
  sid: row.sid,
  clientId: row.client_id,
  subject: row.subject,
  logoutUri: row.logout_uri,
  overAt: row.over_at,
  tries: row.tries,
})
