import type { Selectable } from 'kysely'
import * as z from 'zod'
import type { AuditEvent, AuditEventKind } from '../../domain/audit-event.ts'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { AuditRow, AuditTrail } from '../../ports/audit-trail.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** The database queues each event for its seal by itself: db/002-audit-seal.sql. */
export function auditTrail(db: Db, institution: InstitutionId): AuditTrail {
  const appendAll = async (rows: readonly AuditRow[]) => {
    if (rows.length === 0) return
    await db
      .insertInto('audit_event')
      .values(rows.map((row) => auditEventRow(institution, row)))
      .execute()
  }
  return {
    append: (row) => appendAll([row]),
    appendAll,

    async ofMember(memberId, limit) {
      const rows = await db
        .selectFrom('audit_event')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('member_id', '=', memberId)
        .orderBy('at', 'desc')
        .limit(limit)
        .execute()
      return rows.map(readEvent)
    },
  }
}

export function auditEventRow(institution: InstitutionId, { event, decision, leafHash }: AuditRow) {
  return {
    institution_id: institution,
    audit_event_id: event.id,
    at: event.at,
    kind: event.kind,
    actor: event.actor,
    actor_id: event.actorId ?? null,
    contract_id: event.contractId ?? null,
    member_id: event.memberId ?? null,
    certificate_id: event.certificateId ?? null,
    entitlement_id: event.entitlementId ?? null,
    renewal_id: event.renewalId ?? null,
    issuer_id: event.issuerId ?? null,
    origin: event.origin ?? null,
    facts: event.facts === undefined ? null : JSON.stringify(event.facts),
    decision: decision ?? null,
    leaf_hash: leafHash,
  }
}

const facts = z.record(z.string(), z.union([z.string(), z.number()]))

export function readEvent(row: Selectable<Schema['audit_event']>): AuditEvent {
  return {
    id: row.audit_event_id,
    institutionId: parseId(row.institution_id),
    at: row.at,
    // Only service/audit/record.ts writes here, from the union.
    kind: row.kind as AuditEventKind,
    actor: row.actor,
    ...(row.actor_id !== null && { actorId: row.actor_id }),
    ...(row.contract_id !== null && { contractId: parseId(row.contract_id) }),
    ...(row.member_id !== null && { memberId: parseId(row.member_id) }),
    ...(row.certificate_id !== null && { certificateId: parseId(row.certificate_id) }),
    ...(row.entitlement_id !== null && { entitlementId: parseId(row.entitlement_id) }),
    ...(row.renewal_id !== null && { renewalId: parseId(row.renewal_id) }),
    ...(row.issuer_id !== null && { issuerId: parseId(row.issuer_id) }),
    ...(row.origin !== null && { origin: row.origin }),
    ...(row.facts !== null && { facts: facts.parse(row.facts) }),
  }
}
