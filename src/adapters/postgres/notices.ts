import { sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Judging, Notices } from '../../ports/notices.ts'
import type { Db } from './db.ts'
import { oweAgain } from './notice-again.ts'
import { noticesOnBoard } from './notice-board.ts'
import { owe } from './notice-owing.ts'
import { withdrawOwed, withdrawWritten } from './notice-withdrawing.ts'
import { markWritten, takeOwed } from './notice-writing.ts'

/** The first half of the advisory locks; the second is the institution's. */
const settlersLock = 7

/** The kinds of mails that are of time alone, and of it what an administrator gets. */
const milestoneMails = ['not-acquired', 'before-expiry', 'after-expiry', 'grace-ends', 'unproved', 'digest']

export function notices(db: Db, institution: InstitutionId): Notices {
  return {
    ...noticesOnBoard(db, institution),

    async tryLock() {
      const { rows } = await sql<{ taken: boolean }>`
        select pg_try_advisory_xact_lock(${settlersLock}, hashtext(${institution})) as taken`.execute(db)
      return rows[0]?.taken === true
    },

    async toldDays(earliest, today) {
      const { rows } = await sql<{ expiry_date: Temporal.PlainDate; told: Temporal.PlainDate }>`
        select distinct expiry_date, told_recovery_day as told
          from certificate
         where institution_id = ${institution} and stage = 'current'
           and expiry_date >= ${earliest} and expiry_date < ${today} and told_recovery_day is not null`.execute(
        db,
      )
      return rows.map(({ expiry_date, told }) => ({ expiryDate: expiry_date, told }))
    },

    async settle(judging) {
      const again = await oweAgain(db, institution, judging)
      // What came in the way of a more urgent milestone is taken back first.
      const back = await takeBack(db, institution, judging)
      const { owed, overtaken } = await owe(db, institution, judging)
      return { owed, again, overtaken: overtaken + back.overtaken, withdrawn: back.withdrawn }
    },

    async recipients(after, limit) {
      const { rows } = await sql<{ recipient: string }>`
        select distinct recipient
          from notice
         where institution_id = ${institution} and state = 'owed'
           and (${after ?? null}::uuid is null or recipient > ${after ?? null}::uuid)
         order by recipient
         limit ${limit}`.execute(db)
      return rows.map(({ recipient }) => parseId(recipient))
    },

    take: (recipients, judging) => takeOwed(db, institution, recipients, judging),
    write: (written, at) => markWritten(db, institution, written, at),

    async writtenSince(since) {
      const { count } = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('institution_id', '=', institution)
        .where('created_at', '>=', since)
        .where('kind', 'in', milestoneMails)
        .executeTakeFirstOrThrow()
      return count
    },

    async owed() {
      const { rows } = await sql<{ count: number; oldest: Temporal.Instant | null }>`
        select count(*) as count, min(owed_at) as oldest
          from notice
         where institution_id = ${institution} and state = 'owed'`.execute(db)
      const [{ count, oldest } = { count: 0, oldest: null }] = rows
      return { count, ...(oldest === null ? {} : { oldest }) }
    },

    async troublesSince(since) {
      const { rows } = await sql<{ failed: number; returned: number }>`
        select count(*) filter (where state = 'failed') as failed,
               count(*) filter (where bounced_at is not null) as returned
          from outbox
         where institution_id = ${institution} and (state = 'failed' or bounced_at is not null)
           and coalesce(bounced_at, failed_at) >= ${since}::timestamptz`.execute(db)
      return rows[0] ?? { failed: 0, returned: 0 }
    },

    async areIn(outboxIds) {
      const { rows } = await sql<{ are_in: boolean }>`
        select exists (
          select from notice
           where institution_id = ${institution} and outbox_id = any(${outboxIds}::uuid[])) as are_in`.execute(
        db,
      )
      return rows[0]?.are_in === true
    },

    withdrawWritten: (outboxIds, judging, dayBegan) =>
      withdrawWritten(db, institution, outboxIds, judging, dayBegan),
  }
}

async function takeBack(db: Db, institution: InstitutionId, judging: Judging) {
  if (!(await isWaiting(db, institution))) return { overtaken: 0, withdrawn: 0 }
  const back = await withdrawOwed(db, institution, judging)
  await findAddresses(db, institution, judging.now)
  return back
}

/** Whether anything is there that could be taken back. */
async function isWaiting(db: Db, institution: InstitutionId): Promise<boolean> {
  const { rows } = await sql<{ is_waiting: boolean }>`
    select exists (select from notice where institution_id = ${institution} and state = 'owed')
        or exists (select from notice where institution_id = ${institution} and state = 'impossible')
        as is_waiting`.execute(db)
  return rows[0]?.is_waiting === true
}

/** Whoever has an address by now can be told what is still wanted. */
async function findAddresses(db: Db, institution: InstitutionId, now: Temporal.Instant): Promise<void> {
  await sql`
    update notice n
       set state = 'owed', reason = null, owed_at = ${now}::timestamptz, settled_at = null
      from member m
     where n.institution_id = ${institution} and n.state = 'impossible' and n.channel = 'mail'
       and m.institution_id = ${institution} and m.member_id = n.recipient and m.mail_address is not null`.execute(
    db,
  )
}
