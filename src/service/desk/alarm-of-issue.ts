import { isAcquisitionInARow, isStrangeLogon } from '../../domain/desk-alarms.ts'
import type { CertificateId, MemberId } from '../../domain/id.ts'
import type { Life } from '../../domain/life.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { holdMember } from './hold-member.ts'
import { raiseDeskAlarm } from './raise-alarm.ts'

type AlarmPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'origin'>

/** A certificate was signed in an acquisition: several in a row are worth a look. */
export async function alarmOfAcquisition(
  ports: AlarmPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  memberId: MemberId,
  certificateId: CertificateId,
): Promise<void> {
  const now = ports.clock.now()
  const life = await tx.members.life(memberId)
  if (
    life === undefined ||
    !isAcquisitionInARow(life, policyToday(institution.versions, now).policy.desk, now)
  )
    return
  await alarmAtDoor(ports, tx, institution, 'acquisitions-in-a-row', memberId, certificateId)
}

/** A certificate logs on for the first time. `life` as it was before; this log-on is not in the trail yet. */
export async function alarmOfFirstLogon(
  ports: AlarmPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  life: Life,
  certificateId: CertificateId,
): Promise<void> {
  const certificate = life.certificates.find(({ id }) => id === certificateId)
  const entitlement = life.entitlements.find(({ id }) => id === certificate?.entitlementId)
  if (entitlement?.reason !== 'reissue') return
  const memberId = life.member.id
  if (!isStrangeLogon(life, await networkOf(ports, tx, memberId))) return
  await alarmAtDoor(ports, tx, institution, 'log-on-after-reissue', memberId, certificateId)
}

/**
 * Where the policy holds him he is held with it: his session ends with the next request, and two of the staff release him.
 */
async function alarmAtDoor(
  ports: AlarmPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  kind: 'acquisitions-in-a-row' | 'log-on-after-reissue',
  memberId: MemberId,
  certificateId: CertificateId,
): Promise<void> {
  const now = ports.clock.now()
  const isHeld = policyToday(institution.versions, now).policy.desk.alarmedAtDoor === 'is-held'
  const facts: Record<string, string> = isHeld ? { held: 'held' } : {}
  if (isHeld) await holdMember(ports, tx, institution, memberId)
  await raiseDeskAlarm(ports, tx, kind, { memberId, certificateId, facts })
}

async function networkOf(
  { origin }: AlarmPorts,
  tx: Repositories,
  memberId: MemberId,
): Promise<'known' | 'unknown' | 'not-told'> {
  if (origin === undefined) return 'not-told'
  return (await tx.memberships.hasLoggedOnFrom(memberId, origin)) ? 'known' : 'unknown'
}
