import { type ReportAct, reportableEvents, reportableSince } from '../../domain/not-me.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { eventOfCode } from '../notice/notice-code.ts'
import { findMailByCode } from '../notice/read-sent-mails.ts'
import { type Identification, identifyMember, type OpenDoor } from './identify-member.ts'
import { partyOf, type Reported, type ReportPorts, reportLoss } from './report-loss.ts'

/**
 * Not the door of acquisition: wrong entries there must not keep anybody from stopping himself. Nor for long those at this
 * one: whoever has just stolen a certificate would shut it first.
 */
const reportDoor: OpenDoor = {
  door: 'report',
  since: reportableSince,
  lockMinutes: ({ reportLockMinutes }) => reportLockMinutes,
}

/**
 * "This was not me" from outside, by IDs and PINs: whoever has the new certificate and the session may be somebody else.
 * The code of the notice may be left out; one that stands in no mail of ours to him is told so, for the mail may be a fraud.
 */
export async function reportByPins(
  ports: ReportPorts & Pick<Ports, 'pins'>,
  institution: InstitutionRecord,
  identification: Identification,
  typedCode: string,
): Promise<Reported> {
  const member = await identifyMember(ports, institution, reportDoor, identification)
  const event = typedCode.trim() === '' ? undefined : await meantBy(ports, institution, member, typedCode)
  return reportLoss(ports, institution, partyOf(member), member.id, {
    reason: 'not-me',
    by: 'pins',
    ...(event && { event }),
  })
}

/** Where there is nothing to report, or it was reported, that is what he is told, and nothing of his code. */
async function meantBy(
  ports: ReportPorts,
  institution: InstitutionRecord,
  member: MemberRecord,
  typedCode: string,
): Promise<ReportAct['event']> {
  const { id, stops } = member
  const now = ports.clock.now()
  const life = await ports.store.at(institution.id).members.life(id)
  const events = life === undefined ? [] : reportableEvents(situationOf(institution, life, now))
  if (events.length === 0 || stops.includes('loss-reported')) return undefined
  const event = eventOfCode(ports, events, typedCode)
  if (event !== undefined) return { kind: event.kind, certificateId: event.certificateId }
  // Another mail of ours, of which he knows nothing either: it stops as much as none.
  if (await findMailByCode(ports, institution, { member }, typedCode)) return undefined
  const code = 'notice-code-unknown'
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, { ...byMember(id, now), kind: 'loss-report-refused', facts: { code, by: 'pins' } }),
  )
  throw new Refusal(code, 'no mail to this person has this code')
}
