import type { Answer } from '../../domain/answer.ts'
import { type Decision, decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { type RenewalId, readId } from '../../domain/id.ts'
import type { CertificateFacts, Life } from '../../domain/life.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RenewalGrant } from '../../domain/renewal.ts'
import type { Situation } from '../../domain/situation.ts'
import { nextStep, windowSteps } from '../../domain/window-steps.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import type { Repositories } from '../../ports/store.ts'
import type { RenewalCase } from '../../ports/swift.ts'
import type { ApprovedRequest, Cause } from '../ca/approved-request.ts'
import { issueCertificate } from '../ca/issue.ts'
import type { SignedCertificate } from '../ca/issued-records.ts'
import { keepRefusal } from '../decision/keep-refusal.ts'
import { refuseAct } from '../decision/refuse-act.ts'
import { situationOf } from '../decision/situation-of.ts'
import { abandonUnproved } from '../enrolment/abandon-unproved.ts'
import { approveRequest } from '../enrolment/approve-request.ts'
import { refuseSecondKey } from '../enrolment/one-key.ts'
import { type ProvenKey, readRequest } from '../enrolment/read-request.ts'
import { sameKeyAgain } from '../enrolment/same-key-again.ts'
import { judgeSession, type Session } from '../logon/session.ts'
import { mailsAbout, tellHolderAndAdministrators } from '../notice/tell.ts'
import { hashToken } from '../token.ts'
import { versionOf } from './read-renewal.ts'
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
  const id = readId<RenewalId>(renewalId)
  const found = id && (await ports.store.swift(institution.id).renewalCase(session.member.id, id))
  return requestInCase(ports, institution, session, found, request)
}

/** The session of a cookie with the case of a renewal, by one reading. Refuses: not-found, session-ended. */
export async function readRenewer(
  ports: RequestPorts,
  institution: InstitutionRecord,
  token: string,
  renewalId: string,
): Promise<Renewer> {
  const id = readId<RenewalId>(renewalId)
  if (id === undefined) throw new Refusal('not-found', 'no renewal is called so')
  const found = await ports.store.swift(institution.id).renewerCase(hashToken(ports.crypto, token), id)
  return { session: await judgeSession(ports, institution, found), found }
}

export interface Renewer {
  session: AskingSession
  found: RenewalCase | undefined
}

type AskingSession = Session<CertificateFacts>

/** As requestCertificate, upon what was read. Somebody else's renewal gets the same answer as one that does not exist. */
export async function requestInCase(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: AskingSession,
  found: RenewalCase | undefined,
  request: Uint8Array,
): Promise<SignedCertificate> {
  if (found?.renewal === undefined) throw new Refusal('not-found', 'you have no such renewal')
  const { renewal, ...seen } = { ...found, renewal: found.renewal }
  requireRunning({ renewal }, session)
  const { policy } = versionOf(institution, renewal)
  const next = nextStep(windowSteps('renewal', policy), renewal.steps)
  if (next !== undefined) throw new Refusal('renewal-step-out-of-order', `the next step is ${next}`)
  const question = ask(ports, institution, session, renewal, seen.life)
  const { act, situation, decision } = question
  if (decision.answer === 'no') return refuseAct(ports, institution, act, situation, decision)

  const memberId = session.member.id
  const about = { kind: 'renewal-refused', memberId, renewalId: renewal.id } as const
  return keepRefusal(ports, institution, about, async () => {
    const key = readRequest(ports, request, policy.key.accepted)
    return issueCertificate(ports, institution, {
      approve: (tx) => approve(ports, tx, institution, session, renewal.id, key),
      signed: async (tx, { id }) => {
        await abandonUnproved(ports, tx, memberId, id)
        await tx.renewals.setState(renewal.id, 'issued', ports.clock.now())
        await tellHolderAndAdministrators(ports, tx, institution, memberId, 'certificate-issued', id)
      },
      // What another one that is on its way would mean is looked at under the lock.
      ...(!isOnItsWay(seen.life) && {
        swift: {
          seen: seen.seen,
          approve: () =>
            approved(ports, institution, session, renewal, question, key, seen.certificateCount + 1),
          mails: (certificate) =>
            mailsAbout(ports, institution, peopleToTell(session, seen), 'certificate-issued', certificate),
        },
      }),
    })
  })
}

export function peopleToTell(
  { member: holder }: Pick<AskingSession, 'member'>,
  { administrators }: Pick<RenewalCase, 'administrators'>,
) {
  const { contract } = holder
  return { holder, administrators: administrators.map((each) => ({ ...each, contract })) }
}

export function isOnItsWay({ certificates }: Life): boolean {
  return certificates.some(({ stage }) => stage === 'signing' || stage === 'proving')
}

/** Decides again, under the lock, in the transaction that records. */
async function approve(
  ports: RequestPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  session: AskingSession,
  renewalId: RenewalId,
  key: ProvenKey,
): Promise<ApprovedRequest | { again: CertificateRecord }> {
  const { id } = session.member
  const life = await tx.members.lockLife(id)
  const renewal = await tx.renewals.byId(renewalId)
  if (life === undefined || renewal === undefined) throw new Refusal('not-found', 'no such renewal')
  requireRunning({ renewal }, session)
  const cause = causeOf(renewal)
  const again = await sameKeyAgain(tx, key.hash, cause)
  if (again !== undefined) return { again }
  await refuseSecondKey(tx, id, cause, renewal.steps)
  const question = ask(ports, institution, session, renewal, life)
  return approved(
    ports,
    institution,
    session,
    renewal,
    question,
    key,
    await tx.members.nextCertificateNumber(id),
  )
}

/** The one question, with all that it was decided upon. */
interface Question {
  act: ReturnType<typeof actOf>
  situation: Situation
  decision: Decision<Answer<RenewalGrant>>
}

function ask(
  { clock }: RequestPorts,
  institution: InstitutionRecord,
  session: AskingSession,
  { replaces }: RenewalRecord,
  life: LifeAsRead,
): Question {
  const situation = situationOf(institution, life, clock.now())
  const act = actOf(session, replaces)
  return { act, situation, decision: decide(act, situation) }
}

function approved(
  ports: RequestPorts,
  institution: InstitutionRecord,
  { member }: AskingSession,
  renewal: RenewalRecord,
  { act, situation, decision }: Question,
  key: ProvenKey,
  counter: number,
): ApprovedRequest {
  if (decision.answer === 'no') throw new Refusal(decision.code, 'the renewal was refused', decision.facts)
  return approveRequest(ports, institution, {
    member,
    key,
    counter,
    cause: causeOf(renewal),
    decision: decisionRecord(act, situation, decision),
    noSoonerThan: decision.grant.expiryDate,
    oldExpiryDate: decision.grant.expiryDate,
  })
}

function causeOf({ id, replaces }: RenewalRecord): Cause {
  return { origin: 'renewal', renewalId: id, replaces }
}

function actOf(session: AskingSession, replaces: RenewalRecord['replaces']) {
  const shownThis = session.certificate.id === replaces
  return {
    act: 'issue-in-renewal',
    certificateId: replaces,
    ...(shownThis && { freshActAt: session.record.certificateShownAt }),
  } as const
}
