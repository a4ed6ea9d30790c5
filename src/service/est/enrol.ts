import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { EntitlementId } from '../../domain/id.ts'
import { isUuid } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AcquisitionRecord } from '../../ports/acquisition-records.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import type { ApprovedRequest, Cause } from '../ca/approved-request.ts'
import { issueCertificate } from '../ca/issue.ts'
import type { SignedCertificate } from '../ca/issued-records.ts'
import { keepRefusal } from '../decision/keep-refusal.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import { alarmOfAcquisition } from '../desk/alarm-of-issue.ts'
import { abandonUnproved } from '../enrolment/abandon-unproved.ts'
import { approveRequest } from '../enrolment/approve-request.ts'
import { type ProvenKey, readRequest } from '../enrolment/read-request.ts'
import { sameKeyAgain } from '../enrolment/same-key-again.ts'
import { tellHolderAndAdministrators } from '../notice/tell.ts'
import { secretHash } from './secret.ts'

type EnrolPorts = Pick<
  Ports,
  'store' | 'clock' | 'random' | 'crypto' | 'signer' | 'origin' | 'pkiOrigin' | 'journal'
>

/** What HTTP Basic has brought. */
export interface Credentials {
  userName: string
  secret: string
}

/**
 * simpleenroll: an acquisition in one request, by a secret in place of IDs, PINs and pickup code. Nothing is used up by it:
 * the entitlement goes with the first request that shows the certificate.
 */
export async function enrol(
  ports: EnrolPorts,
  institution: InstitutionRecord,
  given: Credentials | undefined,
  request: Uint8Array,
): Promise<SignedCertificate> {
  const acquisition = await openedBy(ports, institution, given)
  const { memberId } = acquisition
  const life = await ports.store.at(institution.id).members.life(memberId)
  if (life === undefined) throw wrong()
  const { act, situation, decision } = ask(ports, institution, life)
  if (decision.answer === 'no') return refuseAct(ports, institution, act, situation, decision)

  return keepRefusal(ports, institution, { kind: 'acquisition-refused', memberId }, async () => {
    const { policy } = policyToday(institution.versions, situation.now)
    const key = readRequest(ports, request, policy.key.accepted)
    return issueCertificate(ports, institution, {
      approve: (tx) => approve(ports, tx, institution, acquisition, key),
      signed: async (tx, { id }) => {
        await abandonUnproved(ports, tx, memberId, id)
        await tellHolderAndAdministrators(ports, tx, institution, memberId, 'certificate-issued', id)
        await alarmOfAcquisition(ports, tx, institution, memberId, id)
      },
    })
  })
}

type Opened = AcquisitionRecord & { entitlementId: EntitlementId }

/** Unknown, wrong, used and out of date are one refusal. */
async function openedBy(
  ports: EnrolPorts,
  institution: InstitutionRecord,
  given: Credentials | undefined,
): Promise<Opened> {
  if (given === undefined) throw wrong()
  const { userName, secret } = given
  const now = ports.clock.now()
  const found = isUuid(userName)
    ? await ports.store.at(institution.id).acquisitions.bySecret(userName, now)
    : undefined
  const fits = ports.crypto.equal(found?.tokenHash ?? noHash, secretHash(ports, userName, secret))
  if (found?.entitlementId !== undefined && fits) return { ...found, entitlementId: found.entitlementId }
  if (found !== undefined) {
    await ports.store.transact(institution.id, (tx) =>
      record(ports, tx, {
        ...{ at: now, actor: 'visitor', kind: 'est-secret-refused', memberId: found.memberId },
        facts: { acquisition: found.id },
      }),
    )
  }
  throw wrong()
}

/** Fits nothing that a MAC gives. */
const noHash = new Uint8Array(32)

const wrong = () => new Refusal('est-secret-wrong', 'the secret does not fit')

function ask({ clock }: EnrolPorts, institution: InstitutionRecord, life: LifeAsRead) {
  const act = { act: 'enrol' } as const
  const situation = situationOf(institution, life, clock.now())
  return { act, situation, decision: decide(act, situation) }
}

/** Decides again, under the lock, in the transaction that records. */
async function approve(
  ports: EnrolPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  { id: acquisitionId, memberId, entitlementId }: Opened,
  key: ProvenKey,
): Promise<ApprovedRequest | { again: CertificateRecord }> {
  const life = await tx.members.lockLife(memberId)
  const member = await tx.members.byId(memberId)
  // It may have been used or withdrawn since it was read.
  const still = await tx.acquisitions.bySecret(acquisitionId, ports.clock.now())
  if (life === undefined || member === undefined || still === undefined) throw wrong()
  const cause: Cause = { origin: 'acquisition', acquisitionId, entitlementId }
  const again = await sameKeyAgain(tx, key.hash, cause)
  if (again !== undefined) return { again }

  const { act, situation, decision } = ask(ports, institution, life)
  if (decision.answer === 'no')
    throw new Refusal(decision.code, 'the acquisition was refused', decision.facts)
  if (decision.grant.entitlementId !== entitlementId) throw wrong()
  await refuseTooMany(tx, institution, still)
  return approveRequest(ports, institution, {
    member,
    key,
    counter: await tx.members.nextCertificateNumber(memberId),
    cause,
    byProtocol: 'est',
    decision: decisionRecord(act, situation, decision),
    noSoonerThan: decision.grant.lastDay,
  })
}

/** As often as a pickup code repeats an acquisition that was not proved. */
async function refuseTooMany(
  tx: Repositories,
  { versions }: InstitutionRecord,
  { id, memberId, policyVersion }: AcquisitionRecord,
): Promise<void> {
  const version = versions.find((candidate) => candidate.version === policyVersion)
  const limit = 1 + (version?.policy.pickup.repeats ?? 0)
  const made = (await tx.certificates.ofMember(memberId)).filter((one) => one.acquisitionId === id)
  if (made.length >= limit) throw wrong()
}
