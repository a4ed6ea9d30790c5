import type { StaffId } from '../../domain/id.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { endRequest } from './end-request.ts'

type ShutPorts = Pick<Ports, 'clock' | 'random' | 'crypto'>

/**
 * What ends with somebody who was disabled or renewed: his sessions, and what he has asked for, as it may have been
 * another in his name. The others of the staff are alarmed.
 */
export async function shutOut(
  ports: ShutPorts,
  tx: Repositories,
  staff: StaffId,
  reason: 'disabled' | 'renewed',
): Promise<void> {
  const at = ports.clock.now()
  const count = await tx.staffSessions.endAllOf(staff, reason, at)
  if (count > 0) {
    const facts = { staff, reason, count }
    await record(ports, tx, { at, actor: 'system', kind: 'staff-session-ended', facts })
  }
  await eachInTurn(await tx.approvals.openBy(staff), async (id) => {
    const approval = await tx.approvals.lock(id)
    if (approval !== undefined) await endRequest(ports, tx, approval, 'lose-requester')
  })
  await alarmOthers(ports, tx, staff, `staff-${reason}`)
}

async function alarmOthers(
  ports: ShutPorts,
  tx: Repositories,
  staffId: StaffId,
  kind: 'staff-disabled' | 'staff-renewed',
): Promise<void> {
  const at = ports.clock.now()
  // A UUID is what an alarm's id is.
  const id = ports.random.uuid() as AlarmId
  await tx.alarms.raise({ id, kind, staffId, raisedAt: at, facts: {} })
  await record(ports, tx, { at, actor: 'system', kind: 'staff-alarmed', facts: { alarm: id, kind } })
}
