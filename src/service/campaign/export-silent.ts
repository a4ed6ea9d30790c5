import type { Language } from '../../domain/language.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { SilentPerson, SilentPlace } from '../../ports/campaign.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { callListCsv } from '../../words/call-list-csv.ts'
import { record } from '../audit/record.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import type { SilentSearch } from './list-silent.ts'
import { spanOf } from './span.ts'

const atOnce = 1000

/** The whole list for a spreadsheet. That somebody took it along, and how long it was, is in the trail. */
export async function exportSilent(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  { branchCode, ...wish }: SilentSearch,
  language: Language,
): Promise<string> {
  await requireMay(ports, institution, session, 'read-campaign')
  const now = ports.clock.now()
  const span = spanOf(institution, wish, now)
  const { campaign } = ports.store.at(institution.id)
  const people: SilentPerson[] = []
  let place: SilentPlace | undefined
  do {
    const page = await campaign.silent(
      { ...span, ...(branchCode !== undefined && { branchCode }) },
      atOnce,
      place,
    )
    people.push(...page)
    place = page.length === atOnce ? page.at(-1)?.place : undefined
  } while (place !== undefined)
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      ...byStaff(session, now),
      kind: 'call-list-exported',
      facts: { count: people.length, from: span.from.toString(), until: span.until.toString() },
    }),
  )
  const { wording, zone } = policyToday(institution.versions, now).policy
  return callListCsv(people, zone, wording, language)
}
