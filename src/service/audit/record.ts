import { type AuditEvent, auditLeaf } from '../../domain/audit-event.ts'
import type { DecisionRecord } from '../../domain/decision-record.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

/** What happened, and the decision that let it happen or did not. */
export interface Happening extends Omit<AuditEvent, 'id' | 'institutionId'> {
  decision?: DecisionRecord
}

/** Writes the event with its leaf hash, in the transaction of the act itself. */
export async function record(
  { random, crypto, origin }: Pick<Ports, 'random' | 'crypto' | 'origin'>,
  tx: Repositories,
  { decision, at, facts, ...happening }: Happening,
): Promise<void> {
  const text = decision && JSON.stringify(decision)
  const allFacts = text === undefined ? facts : { ...facts, decision: hashOf(crypto, text) }
  const event: AuditEvent = {
    ...happening,
    ...(origin !== undefined && { origin }),
    id: random.uuid(),
    institutionId: tx.institution,
    // The database keeps microseconds: what is read back must give the same leaf.
    at: at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    ...(allFacts && { facts: allFacts }),
  }
  const leafHash = crypto.sha256(auditLeaf(event))
  await tx.audit.append({ event, leafHash, ...(text !== undefined && { decision: text }) })
}

function hashOf({ sha256 }: Ports['crypto'], text: string): string {
  return sha256(new TextEncoder().encode(text)).toHex()
}

/** The member himself, about himself: the commonest happening. */
export function byMember(memberId: NonNullable<AuditEvent['memberId']>, at: Temporal.Instant) {
  return { at, actor: 'member', actorId: memberId, memberId } as const
}
