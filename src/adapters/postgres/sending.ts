import { type Selectable, sql } from 'kysely'
import { type CertificateId, type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import { ofCode, ofTime } from '../../domain/mail-purpose.ts'
import type { EndedAttempt, Lease, MailInHand, Sending } from '../../ports/sending.ts'
import type { Db } from './db.ts'
import { readOutboxItem } from './outbox.ts'
import type { Schema } from './schema.ts'

type OutboxRow = Selectable<Schema['outbox']>

export function sending(db: Db, institution: InstitutionId): Sending {
  return {
    async due(now, limit, except) {
      const secret = await dueRows(db, institution, now, limit, except, 'secret')
      const rest = limit - secret.length
      const others = rest === 0 ? [] : await dueRows(db, institution, now, rest, except, 'other')
      return [...secret, ...others].map((row) => ({
        id: row.outbox_id,
        address: row.address ?? undefined,
        attempts: row.attempts,
        isOutOfDate: row.out_of_date,
        mayHaveArrived: row.may_have_arrived,
      }))
    },

    async withdraw(ids, at) {
      await sql`
        update outbox set state = 'withdrawn', withdrawn_at = ${at}
         where institution_id = ${institution} and outbox_id = any(${ids}::uuid[]) and state = 'waiting'`.execute(
        db,
      )
    },

    async withdrawStale({ actsBefore, mails }, limit, at) {
      const unwanted = mails === 'off' ? sql`true` : sql`created_at < ${actsBefore}`
      const { rows } = await sql<{ outbox_id: string }>`
        with stale as materialized (
          select outbox_id from outbox
           where institution_id = ${institution} and channel = 'mail' and state = 'waiting'
             and sealed_body is null and erased_at is null and kind <> all(${[...ofTime, ...ofCode]}) and ${unwanted}
           limit ${limit}
             for update skip locked)
        update outbox o set state = 'withdrawn', withdrawn_at = ${at}
          from stale
         where o.institution_id = ${institution} and o.outbox_id = stale.outbox_id
        returning o.outbox_id`.execute(db)
      return rows.length
    },

    async begin(ids, { by, at, until }, idDomain) {
      const { rows } = await sql<OutboxRow>`
        with begun as (
          update outbox
             set state = 'sending', claimed_by = ${by}, claimed_until = ${until}, attempts = attempts + 1,
                 first_tried_at = coalesce(first_tried_at, ${at}),
                 message_id = coalesce(message_id, '<' || outbox_id || '@' || ${idDomain}::text || '>')
           where institution_id = ${institution} and outbox_id = any(${ids}::uuid[]) and state = 'waiting'
          returning *),
        opened as (
          insert into delivery (institution_id, outbox_id, attempt, begun_at, begun_by)
          select institution_id, outbox_id, attempts, ${at}, ${by} from begun)
        select * from begun`.execute(db)
      return rows.map(readInHand)
    },

    async keep(ids, { by, until }) {
      await sql`
        update outbox set claimed_until = ${until}
         where institution_id = ${institution} and outbox_id = any(${ids}::uuid[])
           and claimed_by = ${by} and state = 'sending'`.execute(db)
    },

    markReturned: (id, bounce, at) => markReturned(db, institution, id, bounce, at),

    takeBack: (lease, limit) => takeBack(db, institution, lease, limit),

    byMessageId: (messageId, address) => byMessageId(db, institution, messageId, address),

    end: (attempts, by, at) => endAttempts(db, institution, attempts, by, at),

    async waiting(now) {
      const { rows } = await sql<{ count: number; since: Temporal.Instant | null }>`
        select count(*) as count, min(coalesce(not_before, created_at)) as since
          from outbox
         where institution_id = ${institution} and channel = 'mail' and state in ('waiting', 'sending')
           and coalesce(not_before, created_at) <= ${now} and erased_at is null`.execute(db)
      const [row] = rows
      return { count: row?.count ?? 0, ...(row?.since && { since: row.since }) }
    },

    async attemptsOf(id) {
      const rows = await db
        .selectFrom('delivery')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('outbox_id', '=', id)
        .orderBy('attempt')
        .execute()
      return rows.map((row) => ({
        attempt: row.attempt,
        begunAt: row.begun_at,
        ...(row.ended_at !== null &&
          row.outcome !== null && {
            ended: {
              at: row.ended_at,
              outcome: row.outcome,
              ...(row.server !== null && { server: row.server }),
              ...(row.reply !== null && { reply: row.reply }),
            },
          }),
      }))
    },
  }
}

type DueRow = Pick<OutboxRow, 'outbox_id' | 'address' | 'attempts'> & {
  out_of_date: boolean
  may_have_arrived: boolean
}

async function dueRows(
  db: Db,
  institution: InstitutionId,
  now: Temporal.Instant,
  limit: number,
  { domains, tried }: { domains: readonly string[]; tried: boolean },
  which: 'secret' | 'other',
): Promise<DueRow[]> {
  const secrets = which === 'secret' ? sql`sealed_body is not null` : sql`sealed_body is null`
  const untried = tried ? sql`and attempts = 0` : sql``
  // Two statements: each finds its rows in the order of an index of its own.
  const { rows } = await sql<DueRow>`
    select outbox_id, address, attempts,
           (erased_at is not null or coalesce(out_of_date_at <= ${now}, false)) as out_of_date,
           attempts > 0 and exists (
             select from delivery d
              where d.institution_id = ${institution} and d.outbox_id = outbox.outbox_id
                and (d.outcome is null or d.outcome = 'unknown')) as may_have_arrived
      from outbox
     where institution_id = ${institution} and channel = 'mail' and state = 'waiting' and ${secrets}
       and coalesce(next_try_at, not_before, created_at) <= ${now} ${untried}
       and lower(substring(address from '[^@]*$')) <> all(${domains}::text[])
     order by coalesce(next_try_at, not_before, created_at)
     limit ${limit}
       for update skip locked`.execute(db)
  return rows
}

async function endAttempts(
  db: Db,
  institution: InstitutionId,
  attempts: readonly EndedAttempt[],
  by: string,
  at: Temporal.Instant,
): Promise<string[]> {
  const nextTries = attempts.map(({ becomes }) => ('nextTryAt' in becomes ? becomes.nextTryAt : null))
  const counted = attempts.map(({ becomes }) => becomes.state !== 'waiting' || becomes.counts)
  const { rows } = await sql<{ outbox_id: string }>`
    with given as (
      select * from unnest(
        ${attempts.map(({ id }) => id)}::uuid[],
        ${attempts.map(({ attempt }) => attempt)}::integer[],
        ${attempts.map(({ outcome }) => outcome)}::text[],
        ${attempts.map(({ server }) => server ?? null)}::text[],
        ${attempts.map(({ reply }) => reply)}::text[],
        ${attempts.map(({ becomes }) => becomes.state)}::text[],
        ${nextTries}::timestamptz[],
        ${counted}::boolean[]) as g (outbox_id, attempt, outcome, server, reply, state, next_try_at, counts)),
    ended as (
      update delivery d set ended_at = ${at}, outcome = g.outcome, server = g.server, reply = g.reply
        from given g
       where d.institution_id = ${institution} and d.outbox_id = g.outbox_id and d.attempt = g.attempt
         and d.ended_at is null)
    update outbox o
       set state = g.state, claimed_by = null, claimed_until = null,
           server = g.server, reply = g.reply, next_try_at = g.next_try_at,
           sent_at = case g.state when 'sent' then ${at}::timestamptz end,
           failed_at = case g.state when 'failed' then ${at}::timestamptz end,
           -- Nobody has put it off: patience begins with the first who does.
           first_tried_at = case when g.counts then o.first_tried_at else ${at}::timestamptz end,
           erased_at = case when g.state <> 'waiting' and o.sealed_body is not null then ${at}::timestamptz else o.erased_at end,
           sealed_body = case g.state when 'waiting' then o.sealed_body end
      from given g
     where o.institution_id = ${institution} and o.outbox_id = g.outbox_id
       and o.attempts = g.attempt and o.state = 'sending' and o.claimed_by = ${by}
    returning o.outbox_id`.execute(db)
  return rows.map((row) => row.outbox_id)
}

function readInHand(row: OutboxRow): MailInHand {
  if (row.message_id === null || row.first_tried_at === null)
    throw new Error('a mail in hand without its name')
  return {
    item: readOutboxItem(row),
    attempt: row.attempts,
    firstTriedAt: row.first_tried_at,
    messageId: row.message_id,
    ...(row.certificate_id !== null && { certificateId: parseId(row.certificate_id) }),
  }
}

async function markReturned(
  db: Db,
  institution: InstitutionId,
  id: string,
  bounce: string,
  at: Temporal.Instant,
) {
  type Row = Pick<OutboxRow, 'member_id' | 'certificate_id' | 'address'> & { is_new: boolean }
  const { rows } = await sql<Row>`
    with first as (
      update outbox set bounced_at = ${at}, bounce = ${bounce}
       where institution_id = ${institution} and outbox_id = ${id} and attempts > 0 and bounced_at is null
      returning member_id, certificate_id, address)
    select member_id, certificate_id, address, true as is_new from first
    union all
    select member_id, certificate_id, address, false from outbox
     where institution_id = ${institution} and outbox_id = ${id} and attempts > 0 and not exists (select from first)`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined || row.address === null) return undefined
  return {
    id,
    memberId: parseId<MemberId>(row.member_id),
    ...(row.certificate_id !== null && { certificateId: parseId<CertificateId>(row.certificate_id) }),
    address: row.address,
    isNew: row.is_new,
  }
}

async function takeBack(
  db: Db,
  institution: InstitutionId,
  { by, at }: Pick<Lease, 'by' | 'at'>,
  limit: number,
) {
  const { rows } = await sql<{ outbox_id: string; member_id: string }>`
    with orphaned as (
      select institution_id, outbox_id, attempts from outbox
       where institution_id = ${institution} and state = 'sending' and claimed_until < ${at} and claimed_by <> ${by}
       order by claimed_until
       limit ${limit}
         for update skip locked),
    ended as (
      update delivery d set ended_at = ${at}, outcome = 'unknown'
        from orphaned o
       where d.institution_id = o.institution_id and d.outbox_id = o.outbox_id and d.attempt = o.attempts
         and d.ended_at is null)
    update outbox m
       set state = 'waiting', claimed_by = null, claimed_until = null, next_try_at = ${at}
      from orphaned o
     where m.institution_id = o.institution_id and m.outbox_id = o.outbox_id
    returning m.outbox_id, m.member_id`.execute(db)
  return rows.map((row) => ({ id: row.outbox_id, memberId: parseId<MemberId>(row.member_id) }))
}

async function byMessageId(db: Db, institution: InstitutionId, messageId: string, address: string) {
  // Ours begins with the mail's own id: no index is needed for what comes once in a while.
  const id = /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/.exec(messageId)?.[1]
  if (id === undefined) return undefined
  const row = await db
    .selectFrom('outbox')
    .select(['message_id', 'address'])
    .where('institution_id', '=', institution)
    .where('outbox_id', '=', id)
    .executeTakeFirst()
  const isIt = row?.message_id === messageId && row.address?.toLowerCase() === address.toLowerCase()
  return isIt ? id : undefined
}
