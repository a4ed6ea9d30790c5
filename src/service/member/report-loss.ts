import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { CertificateId, MemberId } from '../../domain/id.ts'
import { certificateIn, type Life } from '../../domain/life.ts'
import type { ReportAct, ReportGrant } from '../../domain/not-me.ts'
import { type Party, permission } from '../../domain/permission.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AlarmId, AlarmRecord } from '../../ports/alarms.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { withdrawAddressChange } from '../desk/end-doings.ts'
import { endAcquisitions } from '../enrolment/end-acquisitions.ts'
import { noticeCode } from '../notice/notice-code.ts'
import { tellOfStop } from '../notice/tell-of-stop.ts'

export interface Report {
  reason: ReportAct['reason']
  event?: ReportAct['event']
  /** By what the reporter was known. */
  by: 'session' | 'pins'
}

export interface Reported {
  holder: MemberRecord
  reason: ReportAct['reason']
  stopped: ReportGrant['stopped']
  at: Temporal.Instant
  /** For staff; absent where it had been reported before. */
  alarm?: AlarmRecord
}

export type ReportPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * The emergency stop (domain.md §1, §4): with the stop on the member all his certificates stop, his sessions end, what
 * was begun is over, people are told and staff alarmed: all of it or nothing. The stop is lifted by the institution alone.
 */
export async function reportLoss(
  ports: ReportPorts,
  institution: InstitutionRecord,
  reporter: Party,
  holderId: MemberId,
  report: Report,
): Promise<Reported> {
  const { reason, event, by } = report
  const answer = await ports.store.transact(institution.id, async (tx) => {
    const now = ports.clock.now()
    const life = await tx.members.lockLife(holderId)
    const holder = await tx.members.byId(holderId)
    if (life === undefined || holder === undefined || !mayReport(reporter, holder)) {
      throw new Refusal('not-found', 'there is nobody for whom this could be reported')
    }
    const act: ReportAct = { act: 'report-loss', reason, ...(event && { event }) }
    const situation = situationOf(institution, life, now)
    const decision = decide(act, situation)
    const about = { ...byMember(holderId, now), decision: decisionRecord(act, situation, decision) }
    if (decision.answer === 'no') {
      const facts = { reason, by, code: decision.code }
      await record(ports, tx, { ...about, kind: 'loss-report-refused', facts })
      return decision
    }
    const { stopped, event: meant } = decision.grant
    const certificateId = meant?.certificateId ?? certificateIn(life, 'current')?.id
    await record(ports, tx, {
      ...about,
      kind: 'loss-reported',
      ...(certificateId && { certificateId }),
      facts: { reason, by, stopped, ...(meant && { event: meant.kind }) },
    })
    const reported = { holder, reason, stopped, at: now }
    if (stopped === 'before') return reported
    await stop(ports, tx, life, now)
    await tellOfStop(ports, tx, institution, holder, reason)
    return {
      ...reported,
      alarm: await alarmStaff(ports, tx, report, { holderId, certificateId, event: meant }),
    }
  })
  if ('answer' in answer) throw new Refusal(answer.code, 'the report was refused', answer.facts)
  return answer
}

export function partyOf({ id, contract, role }: MemberRecord): Party {
  return { memberId: id, contractId: contract.id, role }
}

function mayReport(reporter: Party, holder: MemberRecord): boolean {
  return permission({ kind: 'member', ...reporter }, 'report-loss', partyOf(holder)) === 'yes'
}

/** Certificates stay as they are: that they are stopped follows from the member (domain.md §2). */
async function stop(ports: ReportPorts, tx: Repositories, { member }: Life, now: Temporal.Instant) {
  await tx.members.reportLoss(member.id, now)
  await tx.renewals.endOf(member.id, now)
  await endAcquisitions(tx, member.id, now)
  await withdrawAddressChange(ports, tx, { holder: { id: member.id }, now })
  await tx.memberPasskeys.removeOf(member.id, now) // whoever has his things may have his device
  const sessions = await tx.sessions.endOfMember(member.id, 'member-stopped', now)
  if (sessions === 0) return
  const about = byMember(member.id, now)
  await record(ports, tx, {
    ...about,
    kind: 'session-ended',
    facts: { reason: 'member-stopped', count: sessions },
  })
}

interface About {
  holderId: MemberId
  certificateId: CertificateId | undefined
  event: ReportGrant['event']
}

async function alarmStaff(
  ports: ReportPorts,
  tx: Repositories,
  { reason, by }: Report,
  { holderId, certificateId, event }: About,
): Promise<AlarmRecord> {
  const at = ports.clock.now()
  const alarm: AlarmRecord = {
    // A UUID is what an alarm's id is.
    id: ports.random.uuid() as AlarmId,
    kind: reason,
    memberId: holderId,
    ...(certificateId && { certificateId }),
    raisedAt: at,
    facts: {
      by,
      ...(event && { event: event.kind, at: event.at.toString(), noticeCode: noticeCode(ports, event) }),
    },
  }
  await tx.alarms.raise(alarm)
  await record(ports, tx, {
    at,
    actor: 'system',
    kind: 'staff-alarmed',
    memberId: holderId,
    ...(certificateId && { certificateId }),
    facts: { alarm: alarm.id, kind: reason },
  })
  return alarm
}
