import { Refusal } from '../../domain/refusal.ts'
import type { Repositories } from '../../ports/store.ts'
import type { StaffSession } from './staff-session.ts'

/**
 * Of an act that changes something: the session was read before, and may have been ended since by the terminal. It goes on
 * at least as long as the transaction.
 */
export async function holdSession(tx: Repositories, { record }: StaffSession): Promise<void> {
  if (await tx.staffSessions.hold(record.id)) return
  throw new Refusal('staff-session-ended', 'the session has ended just now', { reason: 'unknown' })
}
