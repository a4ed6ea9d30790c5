import type { AuditEventKind } from '../../domain/audit-event.ts'
import type { MemberId, RenewalId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'

export interface RefusedAct {
  kind: AuditEventKind & ('acquisition-refused' | 'renewal-refused')
  memberId: MemberId
  renewalId?: RenewalId
}

/**
 * A no that comes after the rules have said yes, for the key or for the code, is kept in the trail too: in a transaction
 * of its own, because that of the act was rolled back.
 */
export async function keepRefusal<T>(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { kind, memberId, renewalId }: RefusedAct,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await ports.store.transact(institution.id, (tx) =>
      record(ports, tx, {
        ...byMember(memberId, ports.clock.now()),
        kind,
        ...(renewalId && { renewalId }),
        facts: { code: error.code },
      }),
    )
    throw error
  }
}
