import { isUuid } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { byStaff, requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/**
 * Somebody has taken an alarm up. Whoever comes second finds it seen already, which is no error. Nobody takes up one
 * about himself: it would be gone before the others look.
 */
export async function seeAlarm(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  alarmId: string,
): Promise<void> {
  await requireMay(ports, institution, session, 'see-alarm')
  const now = ports.clock.now()
  await ports.store.transact(institution.id, async (tx) => {
    const alarm = isUuid(alarmId) ? await tx.alarms.byId(alarmId as AlarmId) : undefined
    if (alarm === undefined) throw new Refusal('not-found', 'there is no such alarm')
    if (alarm.staffId === session.person.id) {
      throw new Refusal('staff-not-allowed', 'it is about himself', { act: 'see-alarm' })
    }
    if (!(await tx.alarms.see(alarm.id, session.person.id, now))) return
    await record(ports, tx, {
      ...byStaff(session, now),
      kind: 'alarm-seen',
      ...(alarm.memberId && { memberId: alarm.memberId }),
      facts: { alarm: alarm.id },
    })
  })
}
