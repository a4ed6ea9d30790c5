import type { AlarmId } from '../../ports/alarms.ts'
import type { MailTrouble } from '../../ports/mail-troubles.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'

/** A mail to somebody did not arrive and will not: it is kept with his address, and staff hear of it once. */
export async function troubleWith(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  trouble: MailTrouble,
): Promise<void> {
  const isNew = await tx.mailTroubles.set(trouble)
  if (!isNew) return
  const { memberId, at, kind, status, outboxId } = trouble
  // A UUID is what an alarm's id is.
  const id = ports.random.uuid() as AlarmId
  const facts = { kind, outbox: outboxId, ...(status !== undefined && { status }) }
  await tx.alarms.raise({ id, kind: 'mail-returned', memberId, raisedAt: at, facts })
  await record(ports, tx, {
    at,
    actor: 'system',
    kind: 'staff-alarmed',
    memberId,
    facts: { alarm: id, kind: 'mail-returned' },
  })
}
