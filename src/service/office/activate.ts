import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Passkey } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import { record } from '../audit/record.ts'
import { addStaffSession } from './staff-session.ts'

export type FirstCredential =
  | { method: 'passkey'; passkey: Passkey }
  | { method: 'password'; hash: string; step: number }

/**
 * All in one: the code is spent, the credential is there, and he is signed in; the session that the browser had, which
 * may be another person's, ends. Of two at once, one.
 */
export async function activate(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { id, activation }: StaffRecord,
  credential: FirstCredential,
  before: string | undefined,
): Promise<string> {
  const now = ports.clock.now()
  const { method } = credential
  return ports.store.transact(institution.id, async (tx) => {
    const password = method === 'password' ? credential : undefined
    const isFirst = activation && (await tx.staff.activate(id, activation.codeHash, now, password))
    const isTaken = method === 'passkey' && !(await tx.staff.addPasskey(id, credential.passkey, now))
    if (!isFirst || isTaken)
      throw new Refusal('activation-failed', 'the code or the passkey was used just now')
    const facts = { method }
    await record(ports, tx, { at: now, actor: 'staff', actorId: id, kind: 'staff-activated', facts })
    return addStaffSession(ports, tx, id, method, before)
  })
}
