import { nextState } from '../../domain/approval.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { type Fate, requestEvent } from './request-event.ts'

/** Ends it by itself. To be called with the request locked. */
export async function endRequest(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  approval: ApprovalRecord,
  fate: Fate,
): Promise<ApprovalRecord> {
  const now = ports.clock.now()
  const state = nextState(approval.state, fate)
  if (state === undefined || state === 'open') return approval
  if (!(await tx.approvals.close(approval.id, state, now))) return approval
  await record(ports, tx, { at: now, actor: 'system', ...requestEvent(fate, approval) })
  return { ...approval, state, decidedAt: now }
}
