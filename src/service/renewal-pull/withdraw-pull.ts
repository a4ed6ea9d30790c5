import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { renewableThrough } from '../../domain/renewal-opening.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

/**
 * Nobody is asked any more: mails that wait are taken back and times go back to what they were. One person is enough,
 * since it closes nothing: renewal stays open to whoever was told. Refuses: not-found, nothing-to-change.
 */
export async function withdrawPull(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  typedNumber: string,
): Promise<void> {
  await requireMay(ports, institution, session, 'request-pull')
  const number = readNumber(typedNumber)
  const at = ports.clock.now()
  const { versions } = institution
  const opensAfter = renewableThrough(versions, localDate(at, zoneOf(versions)))
  await ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    if (!(await tx.renewalPulls.withdraw(number, session.person.id, at, opensAfter)))
      throw new Refusal('nothing-to-change', 'there is no such pull, or nobody is asked by it')
    await record(ports, tx, { ...byStaff(session, at), kind: 'renewal-pull-withdrawn', facts: { number } })
  })
}

function readNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new Refusal('not-found', 'there is no such pull')
}
