import { expiryDates } from '../../domain/expiry-dates.ts'
import type { Language } from '../../domain/language.ts'
import { policyOn, policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { expiryCalendar } from '../../words/expiry-calendar.ts'
import { record } from '../audit/record.ts'
import type { Session } from '../logon/session.ts'
import { requireAdministrator } from './require-administrator.ts'

/** All expiry dates of the contract as an .ics file. That somebody took them along is kept in the trail. */
export async function exportExpiryDates(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  { id, versions }: InstitutionRecord,
  session: Session,
  language: Language,
): Promise<string> {
  requireAdministrator(session)
  const { member } = session
  const now = ports.clock.now()
  const people = await ports.store.at(id).contractPeople.expiring(member.contract.id)
  await ports.store.transact(id, (tx) =>
    record(ports, tx, {
      at: now,
      actor: 'member',
      actorId: member.id,
      contractId: member.contract.id,
      kind: 'expiry-dates-exported',
      facts: { count: people.length },
    }),
  )
  const inCalendar = people.map(({ id: uid, name, loginId, expiryDate }) => ({
    uid,
    name,
    loginId,
    expiryDate,
    renewalOpensOn: expiryDates({ expiryDate }, versions, now).renewalOpensOn,
    alarms: policyOn(versions, expiryDate).policy.mailDays,
  }))
  return expiryCalendar(inCalendar, now, policyToday(versions, now).policy.wording, language)
}
