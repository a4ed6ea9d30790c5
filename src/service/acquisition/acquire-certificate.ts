import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { ApprovedRequest, Cause } from '../ca/approved-request.ts'
import { issueCertificate } from '../ca/issue.ts'
import type { SignedCertificate } from '../ca/issued-records.ts'
import { keepRefusal } from '../decision/keep-refusal.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import { alarmOfAcquisition } from '../desk/alarm-of-issue.ts'
import { abandonUnproved } from '../enrolment/abandon-unproved.ts'
import { approveRequest } from '../enrolment/approve-request.ts'
import { refuseSecondKey } from '../enrolment/one-key.ts'
import { type ProvenKey, readRequest } from '../enrolment/read-request.ts'
import { sameKeyAgain } from '../enrolment/same-key-again.ts'
import { tellHolderAndAdministrators } from '../notice/tell.ts'
import { type AcquisitionView, readAcquisition } from './read-acquisition.ts'

type AcquirePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'signer'>

/**
 * The key that the page has made gets its certificate. Nothing is used up by it: the entitlement goes with the first
 * log-on, and until then a code may be used again as often as the policy says (domain.md §4).
 */
export async function acquireCertificate(
  ports: AcquirePorts,
  institution: InstitutionRecord,
  token: string | undefined,
  request: Uint8Array,
): Promise<SignedCertificate> {
  const view = await readAcquisition(ports, institution, token)
  if (view.next === 'over') throw new Refusal('form-expired', 'this acquisition is over')
  if (view.next !== undefined) throw new Refusal('renewal-step-out-of-order', `the next step is ${view.next}`)
  await refuseUnlessDecided(ports, institution, view)
  return keepRefusal(
    ports,
    institution,
    { kind: 'acquisition-refused', memberId: view.member.id },
    async () => {
      const key = readRequest(ports, request, view.version.policy.key.accepted)

      return issueCertificate(ports, institution, {
        approve: (tx) => approve(ports, tx, institution, view, key),
        signed: async (tx, certificate) => {
          await abandonUnproved(ports, tx, view.member.id, certificate.id)
          await tellHolderAndAdministrators(
            ports,
            tx,
            institution,
            view.member.id,
            'certificate-issued',
            certificate.id,
          )
          await alarmOfAcquisition(ports, tx, institution, view.member.id, certificate.id)
        },
      })
    },
  )
}

async function refuseUnlessDecided(
  ports: AcquirePorts,
  institution: InstitutionRecord,
  { member }: AcquisitionView,
): Promise<void> {
  const life = await ports.store.at(institution.id).members.life(member.id)
  if (life === undefined) throw new Refusal('not-found', 'no such member')
  const act = { act: 'acquire' } as const
  const situation = situationOf(institution, life, ports.clock.now())
  const decision = decide(act, situation)
  if (decision.answer === 'no') await refuseAct(ports, institution, act, situation, decision)
}

async function approve(
  ports: AcquirePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  view: AcquisitionView,
  key: ProvenKey,
): Promise<ApprovedRequest | { again: CertificateRecord }> {
  const { acquisition, member } = view
  const life = await tx.members.lockLife(member.id)
  if (life === undefined) throw new Refusal('not-found', 'no such member')
  const { entitlementId } = acquisition
  const cause: Cause = {
    origin: 'acquisition',
    acquisitionId: acquisition.id,
    ...(entitlementId && { entitlementId }),
  }
  const again = await sameKeyAgain(tx, key.hash, cause)
  if (again !== undefined) return { again }
  await refuseSecondKey(tx, member.id, cause, acquisition.steps)

  const act = { act: 'acquire' } as const
  const situation = situationOf(institution, life, ports.clock.now())
  const decision = decide(act, situation)
  if (decision.answer === 'no')
    throw new Refusal(decision.code, 'the acquisition was refused', decision.facts)
  const { grant } = decision
  if ((grant.by === 'entitlement' ? grant.entitlementId : undefined) !== entitlementId) {
    throw new Refusal('form-expired', 'the acquisition was begun by another right than there is now')
  }
  await countIssue(tx, view)
  return approveRequest(ports, institution, {
    member,
    key,
    counter: await tx.members.nextCertificateNumber(member.id),
    cause,
    decision: decisionRecord(act, situation, decision),
    noSoonerThan: grant.lastDay,
  })
}

/** Of one code, or of one showing of a passkey, as many as the policy allows. */
async function countIssue(
  tx: Repositories,
  { acquisition, member, version }: AcquisitionView,
): Promise<void> {
  const limit = 1 + version.policy.pickup.repeats
  const { id, pickupCodeId, passkeyId } = acquisition
  const isLeft =
    passkeyId === undefined
      ? pickupCodeId !== undefined && (await tx.pickupCodes.countIssue(pickupCodeId, limit))
      : (await tx.certificates.ofMember(member.id)).filter((one) => one.acquisitionId === id).length < limit
  if (!isLeft)
    throw new Refusal('pickup-code-spent', 'this proof was used as often as the policy allows', { limit })
}
