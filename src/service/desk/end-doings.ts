import { next } from '../../domain/certificate-stage.ts'
import type { CertificateEnd } from '../../domain/desk-act.ts'
import type { SessionEnd } from '../../ports/logon-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { endAcquisitions } from '../enrolment/end-acquisitions.ts'
import { actorIdOf, byWhom } from './by.ts'
import type { DeskCase, DeskPorts } from './desk-case.ts'

/** His sessions are over at once, and so is every renewal and acquisition that he had begun. */
export async function endDoings(
  ports: DeskPorts,
  tx: Repositories,
  { holder, now }: Pick<DeskCase, 'holder' | 'now'>,
  reason: Extract<SessionEnd, 'member-stopped' | 'certificate'>,
): Promise<void> {
  await tx.renewals.endOf(holder.id, now)
  await tx.acquisitions.endOf(holder.id, now)
  const count = await tx.sessions.endOfMember(holder.id, reason, now)
  if (count === 0) return
  const about = { at: now, actor: 'system', memberId: holder.id } as const
  await record(ports, tx, { ...about, kind: 'session-ended', facts: { reason, count } })
}

/** What could still lead to a certificate: the entitlement that is open, its codes, and a new address that waits. */
export async function endRights(ports: DeskPorts, tx: Repositories, at: DeskCase): Promise<void> {
  const { holder, now } = at
  const open = await tx.entitlements.openOf(holder.id)
  if (open !== undefined) await tx.entitlements.close(open.id, 'withdrawn', now)
  await endAcquisitions(tx, holder.id, now)
  await withdrawAddressChange(ports, tx, at)
}

export async function withdrawAddressChange(
  ports: DeskPorts,
  tx: Repositories,
  { holder, now }: { holder: Pick<MemberRecord, 'id'>; now: Temporal.Instant },
): Promise<void> {
  if (!(await tx.addressChanges.withdrawOf(holder.id, now))) return
  await tx.outbox.eraseOfMember(holder.id, ['address-code'], now)
  const about = { at: now, actor: 'system', memberId: holder.id } as const
  await record(ports, tx, { ...about, kind: 'address-change-ended' })
}

/** Each end in the trail of its own: revocation counts from this transaction on. */
export async function endCertificates(
  ports: DeskPorts,
  tx: Repositories,
  { by, holder, now, situation }: DeskCase,
  ends: readonly CertificateEnd[],
): Promise<void> {
  for (const { certificateId, event, revokedFor } of ends) {
    const from = situation.life.certificates.find(({ id }) => id === certificateId)?.stage
    const to = from && next(from, event)
    if (from === undefined || to === undefined) throw new Error(`no ${event} from ${from}`)
    const change = { from, to, at: now, ...(revokedFor && { revokedFor }) }
    if (!(await tx.certificates.move(certificateId, change))) {
      throw new Error(`certificate ${certificateId} moved under our lock`)
    }
    await record(ports, tx, {
      at: now,
      actor: by.kind,
      actorId: actorIdOf(by),
      kind: event === 'revoke' ? 'certificate-revoked' : 'certificate-abandoned',
      memberId: holder.id,
      contractId: holder.contract.id,
      certificateId,
      facts: { from, to, ...(revokedFor && { reason: revokedFor }), ...byWhom(by, holder.id) },
    })
  }
}
