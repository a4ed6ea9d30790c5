import { type CertificateId, isUuid, type MemberId, parseId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberSummary } from '../../ports/member-search.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ExpiringEntry, ExpiryPlace } from '../../ports/register.ts'
import {
  type ApiCertificate,
  type ApiNotice,
  certificatesShown,
  noticesShown,
} from '../api/read-member-things.ts'
import {
  type ApiMember,
  type KnownPerson,
  memberShown,
  peopleAfter,
  requirePerson,
} from '../api/read-people.ts'
import type { OfficeAnswer } from '../office/answers-for.ts'
import { encodeFoundPlace, parseFoundPlace } from '../office/cursor.ts'
import { searchTerms } from '../office/find-members.ts'
import { recordListing, recordLooking } from './record-looking.ts'

type LookPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** By his id, or by the number of his contract and his log-on ID. */
export interface WhomNamed {
  whom: string
  contract?: string
}

/** What a program would be told, by whoever sits at the terminal: the same rules and shapes as the API's. */
export async function listMembers(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  { contract, limit, after }: { contract: string; limit: number; after?: string },
): Promise<{ members: ApiMember[]; next?: MemberId }> {
  const page = await peopleAfter(ports, institution, contract, limit, after)
  const named = page.members.map(({ id }) => id)
  await recordListing(ports, institution, operator, 'members', named)
  return page
}

/** As the search of the office. */
export async function findMembers(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  { text, limit, after }: { text: string; limit: number; after?: string },
): Promise<{ members: MemberSummary[]; next?: string }> {
  const terms = searchTerms(text)
  if (terms === undefined) return { members: [] }
  const place = parseFoundPlace(after)
  const found = await ports.store.at(institution.id).memberSearch.find(terms, limit + 1, place)
  const members = found.slice(0, limit).map(({ member }) => member)
  const named = members.map(({ id }) => id)
  await recordListing(ports, institution, operator, 'members', named)
  const last = found.length > limit ? found[limit - 1] : undefined
  return { members, ...(last && { next: encodeFoundPlace(last.place) }) }
}

export async function lookAtMember(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  named: WhomNamed,
): Promise<ApiMember & { answers: OfficeAnswer[] }> {
  return memberShown(ports, institution, await looked(ports, institution, operator, named))
}

export async function certificatesOf(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  named: WhomNamed,
): Promise<ApiCertificate[]> {
  return certificatesShown(ports, institution, await looked(ports, institution, operator, named))
}

export async function noticesOf(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  named: WhomNamed,
): Promise<ApiNotice[]> {
  const { member } = await looked(ports, institution, operator, named)
  return noticesShown(ports, institution, member.id)
}

export interface CertificateLooked {
  certificate: ApiCertificate
  member: ApiMember & { answers: OfficeAnswer[] }
}

/** By its serial number, fingerprint or id, with its holder. Several CAs may have given one serial number: all of them. */
export async function lookAtCertificate(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  named: string,
): Promise<CertificateLooked[]> {
  const ids = await certificatesNamed(ports, institution, named)
  const looked: CertificateLooked[] = []
  for (const { id, memberId } of ids) {
    const person = await requirePerson(ports, institution, memberId)
    await recordLooking(ports, institution, operator, memberId)
    const all = await certificatesShown(ports, institution, person)
    const certificate = all.find((one) => one.id === id)
    if (certificate !== undefined)
      looked.push({ certificate, member: memberShown(ports, institution, person) })
  }
  if (looked.length === 0) throw new Refusal('not-found', 'there is no such certificate')
  return looked
}

export async function listExpiring(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  wanted: { from?: Temporal.PlainDate; until?: Temporal.PlainDate; limit: number; after?: ExpiryPlace },
): Promise<{ certificates: ExpiringEntry[]; next?: ExpiryPlace }> {
  const { limit, ...rest } = wanted
  const found = await ports.store.at(institution.id).register.expiring({ ...rest, limit: limit + 1 })
  const certificates = found.slice(0, limit)
  const named = certificates.map(({ memberId }) => memberId)
  await recordListing(ports, institution, operator, 'certificates', named)
  const last = found.length > limit ? certificates.at(-1) : undefined
  return { certificates, ...(last && { next: { day: last.expiryDate, id: last.id } }) }
}

async function looked(
  ports: LookPorts,
  institution: InstitutionRecord,
  operator: string,
  { whom, contract }: WhomNamed,
): Promise<KnownPerson> {
  const { noticeAccounts } = ports.store.at(institution.id)
  const id = contract === undefined ? whom : await noticeAccounts.holder({ contract, loginId: whom })
  if (id === undefined) throw new Refusal('not-found', `contract ${contract} has no member ${whom}`)
  const person = await requirePerson(ports, institution, id)
  await recordLooking(ports, institution, operator, person.member.id)
  return person
}

function certificatesNamed(
  { store }: Pick<Ports, 'store'>,
  { id }: InstitutionRecord,
  named: string,
): Promise<{ id: CertificateId; memberId: MemberId }[]> {
  const { register } = store.at(id)
  if (isUuid(named)) return register.certificatesNamed({ id: parseId(named) })
  const terms = searchTerms(named) ?? { text: named }
  if (terms.fingerprint !== undefined) return register.certificatesNamed({ fingerprint: terms.fingerprint })
  if (terms.serialNumber !== undefined)
    return register.certificatesNamed({ serialNumber: terms.serialNumber })
  throw new Malformed(`"${named}" is neither a serial number, nor a fingerprint, nor an id`)
}
