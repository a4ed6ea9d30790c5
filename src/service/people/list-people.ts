import { type ContractId, type MemberId, readId } from '../../domain/id.ts'
import { certificateIn } from '../../domain/life.ts'
import { localDate } from '../../domain/local-day.ts'
import { groupOf, type PeopleSort, type StandingGroup } from '../../domain/people-filter.ts'
import { permission } from '../../domain/permission.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { reminder } from '../../domain/reminder.ts'
import { memberStanding, type Standing } from '../../domain/standing.ts'
import type { ContractPeople, PeopleWanted, PersonOfContract } from '../../ports/contract-people.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { type PeopleOf, peopleOf } from './people-of.ts'
import { requireAdministrator } from './require-administrator.ts'

const pageSize = 100
/** Each batch puts the whole contract in order, which costs more than what is read of a thousand people. */
const batchSize = 1000
const lookedAtMost = 2000
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
  seen: Exclude<PeopleOf, undefined>
}

/** What is looked for; an unknown word means everybody, in the order of expiry. */
export interface PeopleSearch {
  after?: string | undefined
  search?: string | undefined
  group?: StandingGroup | undefined
  sort?: PeopleSort | undefined
}

type ListPorts = Pick<Ports, 'store' | 'clock'>

/** The people of an administrator's contract, a page at a time. */
export async function listPeople(
  ports: ListPorts,
  institution: InstitutionRecord,
  session: Session,
  search: PeopleSearch = {},
): Promise<PeopleList> {
  requireAdministrator(session)
  const { contractPeople } = ports.store.at(institution.id)
  const contract = session.member.contract.id
  const { people, next } = await findPeople(ports, institution, session, search, pageSize)
  const now = ports.clock.now()
  const unreachable = search.after ? [] : await contractPeople.unreachable(contract, tasksAtMost)
  return {
    people,
    unreachable: unreachable.map((person) => personInList(institution, session, now, person)),
    ...(next && { next }),
    seen: (await peopleOf(ports, institution, session)) ?? 'as-one-administrator',
  }
}

/**
 * Where somebody stands is what the rules say of his life, not a column: they are asked of one batch after the other until a
 * page is full. One page looks at so many people at most and says from where to go on.
 */
export async function findPeople(
  { store, clock }: ListPorts,
  institution: InstitutionRecord,
  session: Session,
  { after, search, group, sort = 'expiry' }: PeopleSearch,
  limit: number,
): Promise<{ people: PersonInList[]; next?: MemberId }> {
  const { contractPeople } = store.at(institution.id)
  const wanted = { sort, ...(search && { search }) }
  // Whoever is not filtered out needs no more than his page and the one that says that there is another.
  const size = group === undefined ? Math.min(limit + 1, batchSize) : batchSize
  const contract = session.member.contract.id
  const now = clock.now()
  const people: PersonInList[] = []
  let looked = 0
  let last = placeOf(after)
  for await (const one of inBatches(contractPeople, contract, wanted, size, last)) {
    if (people.length === limit || looked === lookedAtMost) return { people, ...(last && { next: last }) }
    const person = personInList(institution, session, now, one)
    if (group === undefined || groupOf(person.standing) === group) people.push(person)
    looked += 1
    last = one.id
  }
  return { people }
}

function placeOf(after: string | undefined): MemberId | undefined {
  const place = after === undefined ? undefined : readId<MemberId>(after)
  if (after !== undefined && place === undefined)
    throw new Refusal('not-found', 'this is no place in the list')
  return place
}

async function* inBatches(
  people: ContractPeople,
  contract: ContractId,
  wanted: PeopleWanted,
  size: number,
  place: MemberId | undefined,
): AsyncGenerator<PersonOfContract> {
  for (let after = place; ; ) {
    const batch = await people.page(contract, size, { ...wanted, ...(after && { after }) })
    yield* batch
    after = batch.at(-1)?.id
    if (batch.length < size) return
  }
}

export function personInList(
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
