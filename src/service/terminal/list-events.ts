import { type MemberId, readId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { EventsWanted, ListedEvent } from '../../ports/register.ts'
import { encodeListPlace, parseListPlace } from '../office/cursor.ts'
import { noSuchMember } from '../office/require-member.ts'
import { recordLooking } from './record-looking.ts'

interface Wanted extends Omit<EventsWanted, 'memberId' | 'after'> {
  memberId?: string
  after?: string
}

/** The trail, the newest first. Whoever asks for that of one person has looked at him. */
export async function listEvents(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  operator: string,
  { memberId, after, limit, ...rest }: Wanted,
): Promise<{ events: ListedEvent[]; next?: string }> {
  const member = await requireMember(ports, institution, memberId)
  const place = parseListPlace(after)
  const found = await ports.store.at(institution.id).register.events({
    ...{ ...rest, limit: limit + 1 },
    ...(member && { memberId: member }),
    ...(place && { after: place }),
  })
  if (member !== undefined) await recordLooking(ports, institution, operator, member)
  const events = found.slice(0, limit)
  const last = found.length > limit ? events.at(-1) : undefined
  return { events, ...(last && { next: encodeListPlace(last.event) }) }
}

async function requireMember(
  { store }: Pick<Ports, 'store'>,
  { id }: InstitutionRecord,
  memberId: string | undefined,
): Promise<MemberId | undefined> {
  if (memberId === undefined) return undefined
  const member = readId<MemberId>(memberId)
  if (member === undefined || (await store.at(id).members.byId(member)) === undefined) throw noSuchMember()
  return member
}
