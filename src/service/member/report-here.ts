import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireRightPin } from '../logon/enter-pin.ts'
import type { Session } from '../logon/session.ts'
import { partyOf, type Reported, type ReportPorts, reportLoss } from './report-loss.ts'

/** 「お心当たりがないとき」, by whoever is logged on, with the old certificate or the new. */
export function reportNotMe(
  ports: ReportPorts,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<Reported> {
  return reportLoss(ports, institution, partyOf(member), member.id, { reason: 'not-me', by: 'session' })
}

/** 「紛失・盗難の届出」: possible at any time, so that it wants the PIN once more where a log-on wants one. */
export async function reportOwnLoss(
  ports: ReportPorts & Pick<Ports, 'pins'>,
  institution: InstitutionRecord,
  session: Session,
  pin: string,
): Promise<Reported> {
  const { member } = session
  const { policy } = policyToday(institution.versions, ports.clock.now())
  if (policy.logon === 'certificate+pin') await requireRightPin(ports, institution, session, pin)
  return reportLoss(ports, institution, partyOf(member), member.id, { reason: 'loss', by: 'session' })
}
