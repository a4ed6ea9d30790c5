import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { ApprovedRequest, Cause } from '../ca/approved-request.ts'
import { issueCertificate, type SignedCertificate } from '../ca/issue.ts'
import { keepRefusal } from '../decision/keep-refusal.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import { abandonUnproved } from '../enrolment/abandon-unproved.ts'
import { approveRequest } from '../enrolment/approve-request.ts'
import { refuseSecondKey } from '../enrolment/one-key.ts'
import { type ProvenKey, readRequest } from '../enrolment/read-request.ts'
import { sameKeyAgain } from '../enrolment/same-key-again.ts'
import type { Session } from '../logon/session.ts'
import { tellHolderAndAdministrators } from '../notice/tell.ts'
import { type RenewalView, readRenewal } from './read-renewal.ts'
import { requireRunning } from './take-step.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'signer'>

/**
 * 「電子証明書発行処理中」: the new key gets its certificate. Authority follows a fresh act (domain.md §4), and the grant is
 * for this session, this renewal and this key. The old certificate stays as it is.
 */
export async function requestCertificate(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: Session,
  renewalId: string,
  request: Uint8Array,
): Promise<SignedCertificate> {
  const view = await readRenewal(ports, institution, session, renewalId)
  requireRunning(view, session)
  if (view.next !== undefined) {
    throw new Refusal('renewal-step-out-of-order', `the next step is ${view.next}`)
  }
  await refuseUnlessDecided(ports, institution, session, view)
  const about = { kind: 'renewal-refused', memberId: session.member.id, renewalId: view.renewal.id } as const
  return keepRefusal(ports, institution, about, async () => {
    const key = readRequest(ports, request, view.version.policy.key.accepted)

    return issueCertificate(ports, institution, {
      approve: (tx) => approve(ports, tx, institution, session, view, key),
      signed: async (tx, certificate) => {
        const now = ports.clock.now()
        await abandonUnproved(ports, tx, session.member.id, certificate.id)
        await tx.renewals.setState(view.renewal.id, 'issued', now)
        await tellHolderAndAdministrators(
          ports,
          tx,
          institution,
          session.member.id,
          'certificate-issued',
          certificate.id,
        )
      },
    })
  })
}

async function refuseUnlessDecided(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: Session,
  { renewal }: RenewalView,
): Promise<void> {
  const life = await ports.store.at(institution.id).members.life(session.member.id)
  if (life === undefined) throw new Refusal('not-found', 'no such member')
  const situation = situationOf(institution, life, ports.clock.now())
  const act = actOf(session, renewal.replaces)
  const decision = decide(act, situation)
  if (decision.answer === 'no') await refuseAct(ports, institution, act, situation, decision)
}

/** Decides again, under the lock, in the transaction that records. */
async function approve(
  ports: RequestPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  session: Session,
  view: RenewalView,
  key: ProvenKey,
): Promise<ApprovedRequest | { again: CertificateRecord }> {
  const life = await tx.members.lockLife(session.member.id)
  const renewal = await tx.renewals.byId(view.renewal.id)
  if (life === undefined || renewal === undefined) throw new Refusal('not-found', 'no such renewal')
  requireRunning({ renewal }, session)
  const cause: Cause = { origin: 'renewal', renewalId: renewal.id, replaces: renewal.replaces }
  const again = await sameKeyAgain(tx, key.hash, cause)
  if (again !== undefined) return { again }
  await refuseSecondKey(tx, session.member.id, cause, renewal.steps)

  const situation = situationOf(institution, life, ports.clock.now())
  const act = actOf(session, renewal.replaces)
  const decision = decide(act, situation)
  if (decision.answer === 'no') throw new Refusal(decision.code, 'the renewal was refused', decision.facts)
  return approveRequest(ports, tx, institution, {
    member: session.member,
    key,
    cause,
    decision: decisionRecord(act, situation, decision),
    noSoonerThan: decision.grant.expiryDate,
    oldExpiryDate: decision.grant.expiryDate,
  })
}

function actOf(session: Session, replaces: RenewalView['renewal']['replaces']) {
  const shownThis = session.certificate.id === replaces
  return {
    act: 'issue-in-renewal',
    certificateId: replaces,
    ...(shownThis && { freshActAt: session.record.certificateShownAt }),
  } as const
}
