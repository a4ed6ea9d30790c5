import type { Remedy } from '../../domain/answer.ts'
import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { isLater } from '../../domain/local-day.ts'
import {
  byProxy,
  type LogonFailure,
  type LogonNo,
  type LogonPurpose,
  type Possession,
} from '../../domain/logon.ts'
import type { RefusalFacts } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { AttemptRecord } from '../../ports/logon-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { CertificateCase } from '../../ports/swift.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Directory } from '../institution/directory.ts'
import { issuedBy } from '../institution/issued-by.ts'
import { underRevoked } from '../institution/under-revoked.ts'
import { seeForeign } from '../predecessor/see-foreign.ts'
import { makeToken } from '../token.ts'
import { type Attempt, parseLabel } from './attempt-label.ts'

export type Judged =
  | { kind: 'handed-over'; code: string }
  | {
      kind: 'refused'
      failure: LogonFailure
      /** Absent when the address itself was not ours. */
      purpose?: LogonPurpose
      facts: RefusalFacts
      remedy?: Remedy
      /** The name in the chooser of what was shown, where it is one of this institution's. */
      presented?: string
      /** His log-on ID: a lost one is the commonest reason for a call (domain.md §5). */
      loginId?: string
    }

export interface Presentation {
  label: string
  /** What the browser showed and proved to hold; undefined when it showed none. */
  certificate: { der: Uint8Array; fingerprint: string } | undefined
  possession: Possession
}

/** How long the portal has to redeem the code of a log-on. */
const codeLife = Temporal.Duration.from({ seconds: 60 })

type JudgePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * The log-on host's question: may whoever holds this certificate go on? By its fingerprint in the database, never by
 * what TLS says of it. An attempt in which nothing of ours was shown writes nothing.
 */
export async function judgeCertificate(
  ports: JudgePorts,
  directory: Directory,
  institution: InstitutionRecord,
  { label, certificate, possession }: Presentation,
): Promise<Judged> {
  const attempt = parseLabel(ports.crypto, institution.slug, label)
  if (attempt === undefined || isLater(ports.clock.now(), attempt.expiresAt)) {
    return { kind: 'refused', failure: 'attempt-unknown', facts: {} }
  }
  const { purpose } = attempt
  if (certificate === undefined) return { kind: 'refused', failure: 'none-sent', purpose, facts: {} }

  const known = await caseOf(ports, directory, institution, certificate)
  if (known === undefined) {
    const failure = strangers[issuedBy(directory, institution.slug, certificate.der)]
    return { kind: 'refused', failure, purpose, facts: {} }
  }
  const shown = { ...attempt, possession }
  const issuers = directory.bySlug(institution.slug)?.issuers ?? []
  const counted = underRevoked(issuers, certificate.der, known)
  if (counted === undefined) return judgeKnown(ports, institution, label, shown, known)
  const judged = await judgeKnown(ports, institution, label, shown, counted)
  return judged.kind === 'refused' ? { ...judged, facts: { ...judged.facts, ca: 'revoked' } } : judged
}

/** What a predecessor has issued is verified when it is shown for the first time; undefined when it does not stand. */
async function caseOf(
  ports: JudgePorts,
  directory: Directory,
  institution: InstitutionRecord,
  certificate: NonNullable<Presentation['certificate']>,
): Promise<CertificateCase | undefined> {
  const swift = ports.store.swift(institution.id)
  const fingerprint = Uint8Array.fromHex(certificate.fingerprint)
  const known = await swift.certificateCase(fingerprint)
  if (known?.certificate.unseen === false) return known
  const issuers = directory.bySlug(institution.slug)?.issuers ?? []
  const stands = await seeForeign(ports, institution, issuers, certificate, known?.certificate)
  return stands ? swift.certificateCase(fingerprint) : undefined
}

async function judgeKnown(
  ports: JudgePorts,
  institution: InstitutionRecord,
  label: string,
  attempt: Attempt & Pick<Presentation, 'possession'>,
  { certificate, life }: CertificateCase,
): Promise<Judged> {
  const now = ports.clock.now()
  const { purpose } = attempt
  const act = { act: 'log-on', certificateId: certificate.id, purpose } as const
  const situation = situationOf(institution, life, now)
  const decision = decide(act, situation)
  if (decision.answer === 'yes') {
    const code = makeToken(ports)
    const handedOver = { codeHash: code.hash, codeExpiresAt: now.add(codeLife) }
    const { judgement } = decision.grant
    const isFirst = await ports.store
      .swift(institution.id)
      .consume({ ...attemptRecord(ports, label, attempt, certificate, judgement), ...handedOver })
    if (isFirst) return { kind: 'handed-over', code: code.text }
    return { kind: 'refused', failure: 'attempt-used', purpose, facts: {} }
  }
  return ports.store.transact(institution.id, async (tx) => {
    const { failure } = decision
    const consumed = await tx.attempts.consume(attemptRecord(ports, label, attempt, certificate, failure))
    if (consumed === 'consumed') {
      await record(ports, tx, {
        ...byMember(certificate.memberId, now),
        kind: 'log-on-refused',
        certificateId: certificate.id,
        facts: { purpose, failure, ...byProxy(attempt) },
        decision: decisionRecord(act, situation, decision),
      })
    }
    const member = await tx.members.byId(certificate.memberId)
    return { ...refusal(decision, purpose, certificate), ...(member && { loginId: member.loginId }) }
  })
}

function attemptRecord(
  { crypto, clock }: JudgePorts,
  label: string,
  { expiresAt, purpose, possession, cookieHash }: Attempt & Pick<Presentation, 'possession'>,
  { id, memberId }: CertificateCase['certificate'],
  judgement: string,
): AttemptRecord {
  return {
    labelHash: crypto.sha256(new TextEncoder().encode(label)),
    labelExpiresAt: expiresAt,
    purpose,
    possession,
    cookieHash,
    judgement,
    certificateId: id,
    memberId,
    judgedAt: clock.now(),
  }
}

function refusal(
  { failure, facts, remedy }: LogonNo,
  purpose: LogonPurpose,
  certificate: CertificateCase['certificate'],
): Extract<Judged, { kind: 'refused' }> {
  const { commonName: presented } = certificate
  return { kind: 'refused', failure, purpose, facts, remedy, ...(presented !== undefined && { presented }) }
}

/** A certificate that is in no record of ours: by whom does it say it was issued? */
const strangers = {
  us: 'unknown',
  'other-institution': 'other-institution',
  foreign: 'foreign-issuer',
} as const satisfies Record<ReturnType<typeof issuedBy>, LogonFailure>
