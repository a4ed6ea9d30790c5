import { decide } from '../../domain/decision.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { WindowStep } from '../../domain/window-steps.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { type RenewalView, readRenewal } from './read-renewal.ts'

/** The person said yes on one of the window's screens. What he said and when is part of the record. */
export async function takeStep(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: Session,
  renewalId: string,
  step: WindowStep,
): Promise<void> {
  const view = await readRenewal(ports, institution, session, renewalId)
  if (view.renewal.steps[step] !== undefined) return // the same button, twice
  requireRunning(view, session)
  if (view.next !== step) {
    throw new Refusal('renewal-step-out-of-order', `the next step is ${view.next ?? 'none'}`)
  }
  const now = ports.clock.now()
  const life = await ports.store.at(institution.id).members.life(session.member.id)
  if (life === undefined) throw new Refusal('not-found', 'no such member')
  const act = { act: 'renew', certificateId: view.renewal.replaces } as const
  const situation = situationOf(institution, life, now)
  const decision = decide(act, situation)
  if (decision.answer === 'no') await refuseAct(ports, institution, act, situation, decision)

  await ports.store.transact(institution.id, async (tx) => {
    const steps = { ...view.renewal.steps, [step]: now.toString() }
    await tx.renewals.setSteps(view.renewal.id, steps, now)
    await record(ports, tx, {
      ...byMember(session.member.id, now),
      kind: 'renewal-consented',
      renewalId: view.renewal.id,
      facts: { step, keyAlgorithm: view.renewal.keyAlgorithm, protection: view.renewal.protection },
    })
  })
}

/** The grant is bound to the session that opened the window. */
export function requireRunning(
  { renewal }: Pick<RenewalView, 'renewal'>,
  session: Pick<Session, 'record'>,
): void {
  const isRunning = renewal.state === 'open' || renewal.state === 'issued'
  if (!isRunning || renewal.sessionId !== session.record.id) {
    throw new Refusal('renewal-ended', 'this renewal belongs to another session or is over')
  }
}
