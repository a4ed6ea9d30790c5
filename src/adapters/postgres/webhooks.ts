import { sql } from 'kysely'
import { type InstitutionId, parseId, type WebhookId } from '../../domain/id.ts'
import type { PauseReason } from '../../domain/webhook-delivery.ts'
import { isWebhookType } from '../../domain/webhook-event.ts'
import type { WebhookRecord, Webhooks } from '../../ports/webhooks.ts'
import type { Db } from './db.ts'
import { webhookQueue } from './webhook-queue.ts'
import { webhookTrail } from './webhook-trail.ts'

export function webhooks(db: Db, institution: InstitutionId): Webhooks {
  return {
    ...endpoints(db, institution),
    ...secrets(db, institution),
    ...webhookTrail(db, institution),
    ...webhookQueue(db, institution),
  }
}

interface EndpointRow {
  webhook_id: string
  name: string
  url: string
  types: string[]
  approval_id: string
  added_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  paused_at: Temporal.Instant | null
  paused_for: PauseReason | null
  failures: number
  failing_since: Temporal.Instant | null
  resting_until: Temporal.Instant | null
  secret_made_at: Temporal.Instant | null
  waiting: number
}

type Endpoints = Pick<Webhooks, 'add' | 'all' | 'byId' | 'lock' | 'end' | 'pause' | 'resume' | 'setHealth'>

function endpoints(db: Db, institution: InstitutionId): Endpoints {
  const columns = sql`
    w.webhook_id, w.name, w.url, w.types, w.approval_id, w.added_at, w.ended_at, w.paused_at, w.paused_for, w.failures,
    w.failing_since, w.resting_until,
    (select max(s.made_at) from webhook_secret s
      where s.institution_id = w.institution_id and s.webhook_id = w.webhook_id) as secret_made_at,
    (select count(*)::integer from webhook_delivery d
      where d.institution_id = w.institution_id and d.webhook_id = w.webhook_id and d.state = 'waiting') as waiting`
  const change = (id: WebhookId) =>
    db.updateTable('webhook').where('institution_id', '=', institution).where('webhook_id', '=', id)
  const hasten = hastener(db, institution)
  return {
    async add({ id, name, url, types, approvalId, addedAt }) {
      await sql`
        insert into webhook (institution_id, webhook_id, name, url, types, approval_id, added_at, position)
        values (${institution}, ${id}, ${name}, ${url}, ${[...types]}, ${approvalId}, ${addedAt}::timestamptz,
                coalesce((select max(sequence) from audit_seal where institution_id = ${institution}), 0))`.execute(
        db,
      )
    },
    async all() {
      const { rows } = await sql<EndpointRow>`
        select ${columns} from webhook w where w.institution_id = ${institution}
         order by w.added_at desc, w.webhook_id`.execute(db)
      return rows.map(readEndpoint)
    },
    async byId(id) {
      const { rows } = await sql<EndpointRow>`
        select ${columns} from webhook w where w.institution_id = ${institution} and w.webhook_id = ${id}`.execute(
        db,
      )
      return rows.map(readEndpoint)[0]
    },
    async lock(id) {
      const { rows } = await sql<EndpointRow>`
        select ${columns} from webhook w
         where w.institution_id = ${institution} and w.webhook_id = ${id} and w.ended_at is null
           for update of w`.execute(db)
      return rows.map(readEndpoint)[0]
    },
    async end(id, at) {
      await change(id).set({ ended_at: at }).execute()
      await sql`
        update webhook_delivery set state = 'withdrawn', settled_at = ${at}::timestamptz, leased_until = null
         where institution_id = ${institution} and webhook_id = ${id} and state = 'waiting'`.execute(db)
    },
    async pause(id, why, at) {
      await change(id).set({ paused_at: at, paused_for: why }).execute()
    },
    async resume(id, now) {
      const well = { failures: 0, failing_since: null, resting_until: null }
      await change(id)
        .set({ paused_at: null, paused_for: null, ...well })
        .execute()
      await hasten(id, now, 'tries = 0,')
    },
    async setHealth(id, { failures, failingSince, restingUntil }) {
      await change(id)
        .set({ failures, failing_since: failingSince ?? null, resting_until: restingUntil ?? null })
        .execute()
    },
  }
}

function hastener(db: Db, institution: InstitutionId) {
  return async (id: WebhookId, now: Temporal.Instant, anew: '' | 'tries = 0,' = '') => {
    await sql`
      update webhook_delivery set ${sql.raw(anew)} due_at = ${now}::timestamptz
       where institution_id = ${institution} and webhook_id = ${id} and state = 'waiting'
         and leased_until is null`.execute(db)
  }
}

function secrets(db: Db, institution: InstitutionId): Pick<Webhooks, 'addSecret' | 'secrets' | 'hasten'> {
  const hasten = hastener(db, institution)
  return {
    async addSecret(id, { sealed, sealedFor, madeAt }, othersUntil) {
      await db
        .updateTable('webhook_secret')
        .set({ until: othersUntil })
        .where('institution_id', '=', institution)
        .where('webhook_id', '=', id)
        .where('until', 'is', null)
        .execute()
      await db
        .insertInto('webhook_secret')
        .values({
          institution_id: institution,
          webhook_id: id,
          sealed_for: sealedFor,
          sealed,
          made_at: madeAt,
          until: null,
        })
        .execute()
    },
    async secrets(id, now) {
      const rows = await db
        .selectFrom('webhook_secret')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('webhook_id', '=', id)
        .where((where) => where.or([where('until', 'is', null), where('until', '>', now)]))
        .orderBy('made_at', 'desc')
        .execute()
      return rows.map(({ sealed, sealed_for, made_at, until }) => ({
        sealed,
        sealedFor: sealed_for,
        madeAt: made_at,
        ...(until !== null && { until }),
      }))
    },
    hasten: (id, now) => hasten(id, now),
  }
}

function readEndpoint(row: EndpointRow): WebhookRecord {
  return {
    id: parseId(row.webhook_id),
    name: row.name,
    url: row.url,
    // One that we do not know any more is never told.
    types: row.types.filter(isWebhookType),
    approvalId: parseId(row.approval_id),
    addedAt: row.added_at,
    failures: row.failures,
    waiting: row.waiting,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.paused_at !== null &&
      row.paused_for !== null && { paused: { at: row.paused_at, why: row.paused_for } }),
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
    ...(row.resting_until !== null && { restingUntil: row.resting_until }),
    ...(row.secret_made_at !== null && { secretMadeAt: row.secret_made_at }),
  }
}
