import { reportableEvents, type ToldEvent } from '../../domain/not-me.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { noticeCode } from './notice-code.ts'

/** An event with the code that stands in its mail, where there is one. */
export interface CodedEvent extends ToldEvent {
  code?: string
}

/** What happened to his certificates and can still be disowned, newest first. */
export async function readToldEvents(
  ports: Pick<Ports, 'store' | 'clock' | 'crypto'>,
  institution: InstitutionRecord,
  { member }: Pick<Session, 'member'>,
): Promise<readonly CodedEvent[]> {
  const life = await ports.store.at(institution.id).members.life(member.id)
  if (life === undefined) return []
  const events = reportableEvents(situationOf(institution, life, ports.clock.now()))
  // The mail of a first log-on tells the end of the old one too.
  const isTold = ({ kind, at }: ToldEvent) =>
    kind !== 'retired' || !events.some((one) => one.kind === 'proved' && one.at.equals(at))
  return events
    .filter(isTold)
    .map((event) => (event.kind === 'retired' ? event : { ...event, code: noticeCode(ports, event) }))
}
