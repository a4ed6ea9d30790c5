import { next } from '../../domain/certificate-stage.ts'
import type { MemberId } from '../../domain/id.ts'
import { permission } from '../../domain/permission.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead, MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { endAcquisitions } from '../enrolment/end-acquisitions.ts'
import type { Session } from '../logon/session.ts'
import { partyOf } from '../member/report-loss.ts'

type WithdrawPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * The new PC is given up, by whoever may open one: nothing can be acquired by it any more, and what was made and has not
 * logged on is abandoned. The certificate in use knows nothing of it. Harmless to ask twice.
 */
export async function withdrawNewPc(
  ports: WithdrawPorts,
  institution: InstitutionRecord,
  { member: actor }: Session,
  memberId: MemberId,
): Promise<void> {
  await ports.store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(memberId)
    const holder = await tx.members.byId(memberId)
    if (life === undefined || holder === undefined || !mayWithdraw(actor, holder)) {
      throw new Refusal('not-found', 'there is nobody whose new PC this could be')
    }
    const open = await tx.entitlements.openOf(memberId)
    if (open?.reason !== 'new-pc') return
    const now = ports.clock.now()
    const by = { at: now, actor: 'member', actorId: actor.id, memberId } as const
    await abandonMade(ports, tx, life, open.id, by)
    await tx.entitlements.close(open.id, 'withdrawn', now)
    await endAcquisitions(tx, memberId, now)
    await record(ports, tx, {
      ...by,
      contractId: holder.contract.id,
      entitlementId: open.id,
      kind: 'new-pc-withdrawn',
      facts: { by: actor.id === memberId ? 'self' : 'administrator' },
    })
  })
}

function mayWithdraw(actor: MemberRecord, holder: MemberRecord): boolean {
  return permission({ kind: 'member', ...partyOf(actor) }, 'open-new-pc', partyOf(holder)) === 'yes'
}

async function abandonMade(
  ports: WithdrawPorts,
  tx: Repositories,
  { certificates }: LifeAsRead,
  entitlementId: string,
  by: { at: Temporal.Instant; actor: 'member'; actorId: MemberId; memberId: MemberId },
): Promise<void> {
  for (const { id: certificateId, stage, entitlementId: of } of certificates) {
    const to = of === entitlementId ? next(stage, 'abandon') : undefined
    if (to === undefined) continue
    await tx.certificates.move(certificateId, { from: stage, to, at: by.at })
    await record(ports, tx, {
      ...by,
      kind: 'certificate-abandoned',
      certificateId,
      facts: { from: stage, to },
    })
  }
}
