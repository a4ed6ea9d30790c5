import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import { byMember, record } from '../audit/record.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'

type OpenPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * 「電子証明書更新前処理中」: whether this session may renew, and the renewal as a thing of its own. There is one for each
 * certificate that is to be replaced; opening the window again begins its steps anew and loses nothing else.
 */
export async function openRenewal(
  ports: OpenPorts,
  institution: InstitutionRecord,
  session: Session,
): Promise<RenewalRecord> {
  const act = { act: 'renew', certificateId: session.certificate.id } as const
  const now = ports.clock.now()
  const opened = await ports.store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(session.member.id)
    if (life === undefined) throw new Refusal('not-found', 'no such member')
    const situation = situationOf(institution, life, now)
    const decision = decide(act, situation)
    if (decision.answer === 'no') return { situation, decision }

    const before = await tx.renewals.runningOf(session.certificate.id)
    const { policy, version } = policyToday(institution.versions, now)
    const [medium] = policy.key.media
    if (medium === undefined) throw new Error('the policy allows no key medium')
    const renewal: RenewalRecord = {
      id: before?.id ?? parseId(ports.random.uuid()),
      memberId: session.member.id,
      replaces: session.certificate.id,
      state: before?.state ?? 'open',
      policyVersion: version,
      sessionId: session.record.id,
      keyAlgorithm: policy.key.algorithm,
      medium,
      protection: policy.key.protection,
      steps: {},
      openedAt: before?.openedAt ?? now,
    }
    await (before === undefined ? tx.renewals.add(renewal) : tx.renewals.reopen(renewal, now))
    await record(ports, tx, {
      ...byMember(session.member.id, now),
      kind: 'renewal-opened',
      renewalId: renewal.id,
      certificateId: renewal.replaces,
      decision: decisionRecord(act, situation, decision),
    })
    return renewal
  })
  return 'id' in opened ? opened : refuseAct(ports, institution, act, opened.situation, opened.decision)
}
