import type { DeskAlarmKind } from '../../domain/desk-alarms.ts'
import type { CertificateId, MemberId } from '../../domain/id.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import type { DeskPorts } from './desk-case.ts'

interface About {
  memberId: MemberId
  certificateId?: CertificateId
  facts: Readonly<Record<string, string>>
}

/** In the transaction of what raises it. While one of the kind waits to be seen, whoever tries on raises no other. */
export async function raiseDeskAlarm(
  { clock, random, crypto }: DeskPorts,
  tx: Repositories,
  kind: DeskAlarmKind,
  { memberId, certificateId, facts }: About,
): Promise<void> {
  const at = clock.now()
  const before = await tx.alarms.ofMember(memberId)
  if (before.some((alarm) => alarm.kind === kind && alarm.seen === undefined)) return
  // A UUID is what an alarm's id is.
  const id = random.uuid() as AlarmId
  const about = { memberId, ...(certificateId && { certificateId }) }
  await tx.alarms.raise({ id, kind, ...about, raisedAt: at, facts })
  await record({ random, crypto }, tx, {
    at,
    actor: 'system',
    kind: 'staff-alarmed',
    ...about,
    // The journal goes by it: who is held at the door stays so in a restored database.
    facts: { alarm: id, kind, ...(facts.held !== undefined && { held: facts.held }) },
  })
}
