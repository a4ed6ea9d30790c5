import * as z from 'zod'
import type { InstitutionId } from '../../domain/id.ts'
import type { AuditTrail } from '../../ports/audit-trail.ts'
import type { Db } from './db.ts'

const facts = z.record(z.string(), z.unknown())

export function auditTrail(db: Db, institution: InstitutionId): AuditTrail {
  return {
    async append({ id, at, kind, actor, memberId, facts, leafHash }) {
      await db
        .insertInto('audit_event')
        .values({
          institution_id: institution,
          audit_event_id: id,
          at,
          kind,
          actor,
          member_id: memberId ?? null,
          facts: JSON.stringify(facts),
          leaf_hash: leafHash,
        })
        .execute()
    },

    async ofMember(memberId, limit) {
      const rows = await db
        .selectFrom('audit_event')
        .select(['audit_event_id', 'at', 'kind', 'actor', 'facts'])
        .where('institution_id', '=', institution)
        .where('member_id', '=', memberId)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: row.audit_event_id,
        at: row.at,
        kind: row.kind,
        actor: row.actor,
        facts: facts.parse(row.facts),
      }))
    },
  }
}
