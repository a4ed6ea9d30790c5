import { parseId } from '../../domain/id.ts'
import type { SilentPerson } from '../../ports/campaign.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { encodeDayPlace, parseDayPlace } from '../office/cursor.ts'
import { recordListed } from '../office/record-listed.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { type SpanWish, spanOf } from './span.ts'

/** Of whom: of the span, and of one branch where one is said; an empty code asks for contracts without one. */
export interface SilentSearch extends SpanWish {
  branchCode?: string
}

export type ListedPerson = Omit<SilentPerson, 'place'>

export interface SilentPage {
  people: ListedPerson[]
  next?: string
}

const pageLength = 50

/** Whom to call: those who have begun nothing, the first to expire first. Whom it has shown is in the trail. */
export async function listSilent(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  { after, branchCode, ...wish }: SilentSearch & { after?: string },
): Promise<SilentPage> {
  await requireMay(ports, institution, session, 'read-campaign')
  const span = spanOf(institution, wish, ports.clock.now())
  const place = parseDayPlace(after)
  const found = await ports.store
    .at(institution.id)
    .campaign.silent(
      { ...span, ...(branchCode !== undefined && { branchCode }) },
      pageLength + 1,
      place && { day: place.day, certificateId: parseId(place.id) },
    )
  const shown = found.slice(0, pageLength)
  const last = found.length > pageLength ? shown.at(-1)?.place : undefined
  await recordListed(
    ports,
    institution,
    session,
    'campaign',
    shown.map(({ id }) => ({ memberId: id })),
  )
  return {
    people: shown.map(({ place: _, ...person }) => person),
    ...(last && { next: encodeDayPlace({ day: last.day, id: last.certificateId }) }),
  }
}
