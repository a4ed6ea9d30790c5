import type { AuditEventKind } from '../../domain/audit-event.ts'
import { type CertificateEvent, next } from '../../domain/certificate-stage.ts'
import { decide } from '../../domain/decision.ts'
import type { CertificateId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type ProofEffect, proofEffects } from '../../domain/retirement.ts'
import type { Situation } from '../../domain/situation.ts'
import type { StageChange } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import { alarmOfFirstLogon } from '../desk/alarm-of-issue.ts'
import { endAcquisitions } from '../enrolment/end-acquisitions.ts'
import { tellHolderAndAdministrators } from '../notice/tell.ts'

type ProvePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'origin'>

/** The new certificate has logged on: now it is the current one, and only now the old one retires (domain.md §4). */
export async function proveCertificate(
  ports: ProvePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  situation: Situation,
  certificateId: CertificateId,
): Promise<void> {
  const { life, versions, now } = situation
  const memberId = life.member.id
  const decision = decide({ act: 'prove', certificateId }, situation)
  if (decision.answer === 'no') throw new Refusal(decision.code, 'nothing to prove', decision.facts)

  for (const effect of proofEffects(life, certificateId, policyToday(versions, now).policy, now)) {
    await apply(ports, tx, situation, effect)
  }
  const proved = await tx.certificates.byId(certificateId)
  if (proved?.renewalId !== undefined) await tx.renewals.setState(proved.renewalId, 'proved', now)
  // One that was begun for the certificate which goes now has nothing left to replace.
  await tx.renewals.endOf(memberId, now)
  // What led to it is used up now. A renewal uses up none of it.
  if (proved?.acquisitionId !== undefined) await endAcquisitions(tx, memberId, now)
  await alarmOfFirstLogon(ports, tx, institution, life, certificateId)
  await tellHolderAndAdministrators(ports, tx, institution, memberId, 'certificate-proved', certificateId)
}

const events = {
  supersede: { event: 'supersede', kind: 'certificate-superseded' },
  abandon: { event: 'abandon', kind: 'certificate-abandoned' },
  prove: { event: 'prove', kind: 'certificate-proved' },
  retire: { event: 'retire', kind: 'certificate-retiring' },
} satisfies Record<
  Exclude<ProofEffect['kind'], 'use-entitlement'>,
  { event: CertificateEvent; kind: AuditEventKind }
>

async function apply(ports: ProvePorts, tx: Repositories, { life, now }: Situation, effect: ProofEffect) {
  const memberId = life.member.id
  const about = byMember(memberId, now)
  if (effect.kind === 'use-entitlement') {
    await tx.entitlements.close(effect.entitlementId, 'used', now)
    await record(ports, tx, { ...about, kind: 'entitlement-used', entitlementId: effect.entitlementId })
    return
  }
  const { event, kind } = events[effect.kind]
  const from = life.certificates.find(({ id }) => id === effect.certificateId)?.stage
  const to = from && next(from, event)
  if (from === undefined || to === undefined) throw new Error(`no ${event} from ${from}`)
  const change: StageChange = {
    from,
    to,
    at: now,
    ...(effect.kind === 'retire' && { retireAt: effect.retireAt }),
  }
  if (!(await tx.certificates.move(effect.certificateId, change))) {
    throw new Error(`certificate ${effect.certificateId} moved under our lock`)
  }
  if (effect.kind !== 'prove') await tx.sessions.endOnCertificate(effect.certificateId, 'certificate', now)
  await record(ports, tx, { ...about, kind, certificateId: effect.certificateId, facts: { from, to } })
}
