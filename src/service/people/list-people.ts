import { type MemberId, readId } from '../../domain/id.ts'
import { certificateIn } from '../../domain/life.ts'
import { localDate } from '../../domain/local-day.ts'
import { permission } from '../../domain/permission.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { reminder } from '../../domain/reminder.ts'
import { memberStanding, type Standing } from '../../domain/standing.ts'
import type { PersonOfContract } from '../../ports/contract-people.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { requireAdministrator } from './require-administrator.ts'

const pageSize = 100
/** More than these are told as a number: the list below shows each. */
const tasksAtMost = 20

export interface PersonInList extends Omit<PersonOfContract, 'life'> {
  standing: Standing
  /** Of the certificate in use, also when it has expired. */
  expiryDate?: Temporal.PlainDate
  /** Until then; absent once it is over. */
  daysLeft?: number
  isSelf: boolean
  canBeReminded: boolean
}

export interface PeopleList {
  people: PersonInList[]
  /** Mails to them come back: somebody must see to their address. */
  unreachable: PersonInList[]
  /** The one after whom the list goes on. */
  next?: MemberId
}

/** The people of an administrator's contract, those first whose certificate expires first. */
export async function listPeople(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  session: Session,
  after?: string,
): Promise<PeopleList> {
  requireAdministrator(session)
  const place = after === undefined ? undefined : readId<MemberId>(after)
  if (after !== undefined && place === undefined)
    throw new Refusal('not-found', 'this is no place in the list')
  const { contractPeople } = store.at(institution.id)
  const contract = session.member.contract.id
  const now = clock.now()
  const inList = (person: PersonOfContract) => personInList(institution, session, now, person)
  const people = await contractPeople.page(contract, pageSize + 1, place)
  const unreachable = place ? [] : await contractPeople.unreachable(contract, tasksAtMost)
  const last = people.length > pageSize ? people[pageSize - 1] : undefined
  return {
    people: people.slice(0, pageSize).map(inList),
    unreachable: unreachable.map(inList),
    ...(last && { next: last.id }),
  }
}

function personInList(
  institution: InstitutionRecord,
  { member }: Session,
  now: Temporal.Instant,
  { life, ...person }: PersonOfContract,
): PersonInList {
  const { lastMail, mailAddress } = person
  const actor = {
    kind: 'member',
    memberId: member.id,
    contractId: member.contract.id,
    role: member.role,
  } as const
  const holder = { memberId: person.id, contractId: member.contract.id, role: person.role }
  const owed = reminder(situationOf(institution, life, now), {
    hasAddress: mailAddress === 'there',
    ...(lastMail?.kind === 'reminded' && { lastAt: lastMail.at }),
  })
  const expiryDate = certificateIn(life, 'current')?.expiryDate
  const daysLeft = expiryDate && localDate(now, zoneOf(institution.versions)).until(expiryDate).days
  return {
    ...person,
    ...(expiryDate && { expiryDate }),
    ...(daysLeft !== undefined && daysLeft >= 0 && { daysLeft }),
    standing: memberStanding(life, institution.versions, now),
    isSelf: person.id === member.id,
    canBeReminded: owed.answer === 'yes' && permission(actor, 'remind', holder) === 'yes',
  }
}
