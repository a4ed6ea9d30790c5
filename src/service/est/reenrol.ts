import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import type { Repositories } from '../../ports/store.ts'
import type { ReenrolCase } from '../../ports/swift.ts'
import type { ApprovedRequest, Cause } from '../ca/approved-request.ts'
import { issueCertificate } from '../ca/issue.ts'
import type { SignedCertificate } from '../ca/issued-records.ts'
import { keepRefusal } from '../decision/keep-refusal.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import { abandonUnproved } from '../enrolment/abandon-unproved.ts'
import { approveRequest } from '../enrolment/approve-request.ts'
import { type ProvenKey, readRequest } from '../enrolment/read-request.ts'
import { sameKeyAgain } from '../enrolment/same-key-again.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { mailsAbout, tellHolderAndAdministrators } from '../notice/tell.ts'
import { isOnItsWay, peopleToTell } from '../renewal/request-certificate.ts'
import { identify, type Shown } from './identify.ts'

type ReenrolPorts = Pick<
  Ports,
  'store' | 'clock' | 'random' | 'crypto' | 'signer' | 'origin' | 'pkiOrigin' | 'journal'
>

export interface ReenrolRequest {
  shown: Shown | undefined
  /** When the connection proved that the key is there. */
  shownAt: Temporal.Instant
  request: Uint8Array
}

/**
 * simplereenroll: a renewal in one request. What the window asks a person to agree to was agreed to when the client was set
 * up; all else is as in request-certificate.ts. The new one is proved by the first request that shows it.
 */
export async function reenrol(
  ports: ReenrolPorts,
  entry: DirectoryEntry,
  { shown, shownAt, request }: ReenrolRequest,
): Promise<SignedCertificate> {
  const { institution } = entry
  const found = await identify(ports, entry, shown)
  const asking: Asking = { ports, institution, found, shownAt }
  const question = ask(asking, found.life)
  const { act, situation, decision } = question
  if (decision.answer === 'no') return refuseAct(ports, institution, act, situation, decision)

  const { member } = found
  return keepRefusal(ports, institution, { kind: 'renewal-refused', memberId: member.id }, async () => {
    const { policy } = policyToday(institution.versions, situation.now)
    const key = readRequest(ports, request, policy.key.accepted)
    const opens = newRenewal(asking)
    return issueCertificate(ports, institution, {
      approve: (tx) => approve(asking, tx, key),
      signed: async (tx, { id, renewalId }) => {
        await abandonUnproved(ports, tx, member.id, id)
        if (renewalId !== undefined) await tx.renewals.setState(renewalId, 'issued', ports.clock.now())
        await tellHolderAndAdministrators(ports, tx, institution, member.id, 'certificate-issued', id)
      },
      ...(found.renewal === undefined &&
        !isOnItsWay(found.life) && {
          swift: {
            seen: found.seen,
            opens,
            approve: () => approved(asking, opens, question, key, found.certificateCount + 1),
            mails: (certificate) =>
              mailsAbout(
                ports,
                institution,
                peopleToTell({ member }, found),
                'certificate-issued',
                certificate,
              ),
          },
        }),
    })
  })
}

interface Asking {
  ports: ReenrolPorts
  institution: InstitutionRecord
  found: ReenrolCase
  shownAt: Temporal.Instant
}

/** There is one for each certificate that is to be replaced: a window that is open for it is told that it is over. */
function newRenewal({ ports, institution, found }: Asking): RenewalRecord {
  const now = ports.clock.now()
  const { policy, version } = policyToday(institution.versions, now)
  return {
    id: found.renewal?.id ?? parseId(ports.random.uuid()),
    memberId: found.member.id,
    replaces: found.certificate.id,
    state: found.renewal?.state ?? 'open',
    policyVersion: version,
    keyAlgorithm: policy.key.algorithm,
    medium: 'file',
    protection: 'low',
    steps: {},
    openedAt: found.renewal?.openedAt ?? now,
  }
}

/** Decides again, under the lock, in the transaction that records. */
async function approve(
  asking: Asking,
  tx: Repositories,
  key: ProvenKey,
): Promise<ApprovedRequest | { again: CertificateRecord }> {
  const { ports, found } = asking
  const { id } = found.member
  const life = await tx.members.lockLife(id)
  if (life === undefined) throw new Refusal('not-found', 'no such member')
  const before = await tx.renewals.runningOf(found.certificate.id)
  const renewal = newRenewal({ ...asking, found: { ...found, renewal: before } })
  const again = await sameKeyAgain(tx, key.hash, causeOf(renewal))
  if (again !== undefined) return { again }
  const question = ask(asking, life)
  const answer = approved(asking, renewal, question, key, await tx.members.nextCertificateNumber(id))
  await (before === undefined ? tx.renewals.add(renewal) : tx.renewals.reopen(renewal, ports.clock.now()))
  return answer
}

function ask({ ports, institution, found, shownAt }: Asking, life: LifeAsRead) {
  const act = { act: 'reenrol', certificateId: found.certificate.id, freshActAt: shownAt } as const
  const situation = situationOf(institution, life, ports.clock.now())
  return { act, situation, decision: decide(act, situation) }
}

function approved(
  { ports, institution, found }: Asking,
  renewal: RenewalRecord,
  { act, situation, decision }: ReturnType<typeof ask>,
  key: ProvenKey,
  counter: number,
): ApprovedRequest {
  if (decision.answer === 'no') throw new Refusal(decision.code, 'the renewal was refused', decision.facts)
  return approveRequest(ports, institution, {
    member: found.member,
    key,
    counter,
    cause: causeOf(renewal),
    byProtocol: 'est',
    decision: decisionRecord(act, situation, decision),
    noSoonerThan: decision.grant.expiryDate,
    oldExpiryDate: decision.grant.expiryDate,
  })
}

const causeOf = ({ id, replaces }: RenewalRecord): Cause => ({ origin: 'renewal', renewalId: id, replaces })
