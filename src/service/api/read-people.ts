import { type MemberId, readId } from '../../domain/id.ts'
import { certificateIn } from '../../domain/life.ts'
import { memberStanding, type Standing } from '../../domain/standing.ts'
import { renewalInformation, type SuggestedWindow } from '../../domain/suggested-window.ts'
import type { PersonOfContract } from '../../ports/contract-people.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead, MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { answersFor, type OfficeAnswer } from '../office/answers-for.ts'
import { noSuchMember } from '../office/require-member.ts'
import { type ApiSession, byClient, requireApiMay } from './api-session.ts'
import { requireContract } from './read-contracts.ts'

type ReadPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

const pageSize = 100

export interface ApiMember extends Pick<PersonOfContract, 'id' | 'role' | 'loginId' | 'name'> {
  contractNumber: string
  standing: Standing
  /** Of the certificate in use, also when it has expired. */
  expiryDate?: Temporal.PlainDate
  /** When a program should renew it. */
  suggestedWindow?: Pick<SuggestedWindow, 'start' | 'end'>
}

/** The people of a contract who have not left, by their IDs; and where each stands by the one decision function. */
export async function listPeopleOf(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  number: string,
  after: string | undefined,
): Promise<{ members: ApiMember[]; next?: MemberId }> {
  await requireApiMay(ports, institution, session, 'list-members')
  const { members, next } = await peopleAfter(ports, institution, number, pageSize, after)
  await recordListed(ports, institution, session, members)
  return { members, ...(next && { next }) }
}

/** As above, for whoever may. */
export async function peopleAfter(
  ports: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  number: string,
  limit: number,
  after: string | undefined,
): Promise<{ members: ApiMember[]; next?: MemberId }> {
  const contract = await requireContract(ports, institution, number)
  const place = after === undefined ? undefined : readId<MemberId>(after)
  if (after !== undefined && place === undefined) throw noSuchMember()
  const { contractPeople } = ports.store.at(institution.id)
  const found = await contractPeople.page(contract.id, limit + 1, {
    sort: 'login-id',
    ...(place && { after: place }),
  })
  const people = found.slice(0, limit)
  const last = found.length > limit ? people.at(-1) : undefined
  return {
    members: people.map(({ id, role, loginId, name, life }) => ({
      ...{ id, role, loginId, name },
      contractNumber: number,
      ...standingOf(ports, institution, life),
    })),
    ...(last && { next: last.id }),
  }
}

/** One, with what the decision function answers him today: the same that the pages, the desk and the mails go by. */
export async function readMemberOf(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  memberId: string,
): Promise<ApiMember & { answers: OfficeAnswer[] }> {
  await requireApiMay(ports, institution, session, 'read-member')
  const { member, life } = await requirePerson(ports, institution, memberId)
  await recordReadingBy(ports, institution, session, member.id)
  return memberShown(ports, institution, { member, life })
}

export interface KnownPerson {
  member: MemberRecord
  life: LifeAsRead
}

export function memberShown(
  ports: Pick<Ports, 'clock'>,
  institution: InstitutionRecord,
  { member, life }: KnownPerson,
): ApiMember & { answers: OfficeAnswer[] } {
  const { id, role, loginId, displayName: name, contract } = member
  return {
    ...{ id, role, loginId, name },
    contractNumber: contract.number,
    ...standingOf(ports, institution, life),
    answers: answersFor(situationOf(institution, life, ports.clock.now())),
  }
}

export async function requirePerson(
  { store }: Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  memberId: string,
): Promise<KnownPerson> {
  const id = readId<MemberId>(memberId)
  const { members } = store.at(institution.id)
  const [member, life] = id ? [await members.byId(id), await members.life(id)] : []
  if (member === undefined || life === undefined) throw noSuchMember()
  return { member, life }
}

function standingOf({ clock }: Pick<Ports, 'clock'>, { versions }: InstitutionRecord, life: LifeAsRead) {
  const now = clock.now()
  const current = certificateIn(life, 'current')
  const suggested = current && renewalInformation(current, life, versions, now)
  return {
    standing: memberStanding(life, versions, now),
    ...(current && { expiryDate: current.expiryDate }),
    ...(suggested && { suggestedWindow: { start: suggested.start, end: suggested.end } }),
  }
}

/** Once in so long: a client that asks all day is one reading. */
const readingLasts = Temporal.Duration.from({ minutes: 15 })

export async function recordReadingBy(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  memberId: MemberId,
): Promise<void> {
  const now = ports.clock.now()
  const { timeline } = ports.store.at(institution.id)
  if (await timeline.wasRead(memberId, session.client.id, now.subtract(readingLasts))) return
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, { ...byClient(session, now), kind: 'member-read', memberId }),
  )
}

async function recordListed(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  people: readonly { id: MemberId }[],
): Promise<void> {
  if (people.length === 0) return
  const facts = { list: 'api', found: people.length, members: people.map(({ id }) => id).join(' ') }
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, { ...byClient(session, ports.clock.now()), kind: 'members-listed', facts }),
  )
}
