import type { CertificateId, MemberId } from '../../domain/id.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import type { DeskPorts } from './desk-case.ts'

interface About {
  /** Whom an administrator has stopped; of everybody of a contract, the administrator who did it. */
  memberId: MemberId
  whose: 'member' | 'contract'
  certificateId?: CertificateId
}

/** An administrator's emergency stop: staff look at it as at a report of the holder's own. */
export async function alarmOfStop(
  { clock, random, crypto }: DeskPorts,
  tx: Repositories,
  { memberId, whose, certificateId }: About,
): Promise<void> {
  const at = clock.now()
  // A UUID is what an alarm's id is.
  const id = random.uuid() as AlarmId
  const about = { memberId, ...(certificateId && { certificateId }) }
  const facts = { by: 'administrator', ...(whose === 'contract' && { whose }) }
  await tx.alarms.raise({ id, kind: 'loss', ...about, raisedAt: at, facts })
  await record({ random, crypto }, tx, {
    ...{ at, actor: 'system', kind: 'staff-alarmed', ...about },
    facts: { alarm: id, kind: 'loss' },
  })
}
