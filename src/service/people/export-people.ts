import type { Language } from '../../domain/language.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { peopleCsv } from '../../words/people-csv.ts'
import { record } from '../audit/record.ts'
import type { Session } from '../logon/session.ts'
import { findPeople, type PeopleSearch, type PersonInList } from './list-people.ts'
import { requireAdministrator } from './require-administrator.ts'

/** What the list shows, all pages of it, for a spreadsheet. That somebody took it along is kept in the trail. */
export async function exportPeople(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: Session,
  search: Omit<PeopleSearch, 'after'>,
  language: Language,
): Promise<string> {
  requireAdministrator(session)
  const { member } = session
  const people: PersonInList[] = []
  let after: string | undefined
  do {
    const page = await findPeople(ports, institution, session, { ...search, after }, 1000)
    people.push(...page.people)
    after = page.next
  } while (after !== undefined)
  const now = ports.clock.now()
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      at: now,
      actor: 'member',
      actorId: member.id,
      contractId: member.contract.id,
      kind: 'people-exported',
      facts: { count: people.length },
    }),
  )
  const { wording, zone } = policyToday(institution.versions, now).policy
  return peopleCsv(people, zone, wording, language)
}
