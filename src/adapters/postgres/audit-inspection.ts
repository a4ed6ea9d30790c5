import { type Selectable, sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { AuditInspection, EventName, SealedEntry } from '../../ports/audit-seal.ts'
import { readEvent } from './audit-trail.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

type SealRow = Selectable<Schema['audit_seal']>
type EventRow = Selectable<Schema['audit_event']>

export function auditInspection(db: Db, institution: InstitutionId): AuditInspection {
  return {
    async entries(after, upTo, limit) {
      const seals = await db
        .selectFrom('audit_seal')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('sequence', '>', after)
        .where('sequence', '<=', upTo)
        .orderBy('sequence')
        .limit(limit)
        .execute()
      const events = new Map((await eventsOf(db, institution, seals)).map((row) => [nameOf(row), row]))
      return seals.map((seal) => entry(seal, events.get(nameOf(seal))))
    },

    async lost(limit) {
      const { rows } = await sql<EventName>`
        select e.audit_event_id as id, e.at
          from audit_event e
         where e.institution_id = ${institution}
           and not exists (
                 select from audit_seal s
                  where s.institution_id = e.institution_id and s.audit_event_id = e.audit_event_id and s.at = e.at)
           and not exists (
                 select from audit_unsealed q
                  where q.institution_id = e.institution_id and q.audit_event_id = e.audit_event_id and q.at = e.at)
         order by e.at, e.audit_event_id
         limit ${limit}`.execute(db)
      return rows
    },

    async waiting(before, limit) {
      const { rows } = await sql<EventName & { event: 'there' | 'missing' }>`
        select q.audit_event_id as id, q.at, case when e.at is null then 'missing' else 'there' end as event
          from audit_unsealed q
          left join audit_event e using (institution_id, audit_event_id, at)
         where q.institution_id = ${institution} and (q.at < ${before} or e.at is null)
         order by q.at, q.audit_event_id
         limit ${limit}`.execute(db)
      return rows
    },
  }
}

async function eventsOf(db: Db, institution: InstitutionId, seals: SealRow[]): Promise<EventRow[]> {
  const ids = seals.map(({ audit_event_id }) => audit_event_id)
  const times = seals.map(({ at }) => at)
  return await db
    .selectFrom('audit_event')
    .selectAll()
    .where('institution_id', '=', institution)
    .where(
      sql<boolean>`(audit_event_id, at) in (select * from unnest(${ids}::uuid[], ${times}::timestamptz[]))`,
    )
    .execute()
}

const nameOf = ({ audit_event_id, at }: SealRow | EventRow) => `${audit_event_id} ${at.toString()}`

function entry(seal: SealRow, event: EventRow | undefined): SealedEntry {
  return {
    seal: {
      sequence: seal.sequence,
      eventId: seal.audit_event_id,
      at: seal.at,
      leafHash: seal.leaf_hash,
      chainHash: seal.chain_hash,
      sealedAt: seal.sealed_at,
    },
    row: event === undefined ? 'missing' : readRow(event),
  }
}

function readRow(row: EventRow): SealedEntry['row'] {
  try {
    const { decision, leaf_hash: leafHash } = row
    return { event: readEvent(row), leafHash, ...(decision !== null && { decision }) }
  } catch {
    return 'unreadable' // somebody has put there what record.ts never writes
  }
}
