import { type AuditEvent, auditLeaf } from '../../domain/audit-event.ts'
import type { DecisionRecord } from '../../domain/decision-record.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { AuditRow } from '../../ports/audit-trail.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

/** What happened, and the decision that let it happen or did not. */
export interface Happening extends Omit<AuditEvent, 'id' | 'institutionId'> {
  decision?: DecisionRecord
}

/** Writes the event with its leaf hash, in the transaction of the act itself. */
export async function record(
  ports: Pick<Ports, 'random' | 'crypto' | 'origin'>,
  tx: Repositories,
  happening: Happening,
): Promise<void> {
  await tx.audit.append(auditRow(ports, tx.institution, happening))
}

/** The event as `record` writes it, for a statement that writes it beside other things. */
export function auditRow(
  { random, crypto, origin }: Pick<Ports, 'random' | 'crypto' | 'origin'>,
  institutionId: InstitutionId,
  { decision, at, facts, ...happening }: Happening,
): AuditRow {
  const text = decision && JSON.stringify(decision)
  const allFacts = text === undefined ? facts : { ...facts, decision: hashOf(crypto, text) }
  const event: AuditEvent = {
    ...happening,
    ...(origin !== undefined && { origin }),
    id: random.uuid(),
    institutionId,
    // The database keeps microseconds: what is read back must give the same leaf.
    at: at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    ...(allFacts && { facts: allFacts }),
  }
  const leafHash = crypto.sha256(auditLeaf(event))
  return { event, leafHash, ...(text !== undefined && { decision: text }) }
}

function hashOf({ sha256 }: Ports['crypto'], text: string): string {
  return sha256(new TextEncoder().encode(text)).toHex()
}

/** The member himself, about himself: the commonest happening. */
export function byMember(memberId: NonNullable<AuditEvent['memberId']>, at: Temporal.Instant) {
  return { at, actor: 'member', actorId: memberId, memberId } as const
}
