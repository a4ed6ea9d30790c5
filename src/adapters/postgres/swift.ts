import { type InstitutionId, type MemberId, parseId, type RenewalId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { AuditRow } from '../../ports/audit-trail.ts'
import type { UnsignedCertificate } from '../../ports/certificate-records.ts'
import type { Journal } from '../../ports/journal.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import type {
  MemberVersion,
  ReenrolCase,
  RenewalCase,
  RenewerCase,
  SessionCase,
  SignedInRenewal,
  Swift,
} from '../../ports/swift.ts'
import { auditEventRow } from './audit-trail.ts'
import { type CertificateRow, certificateRow, type FactsRow, readCertificate } from './certificates.ts'
import { coalescer, type Together } from './coalesce.ts'
import type { Pool } from './db.ts'
import { issuers } from './issuers.ts'
import { type LifeRow, lifeOf } from './life.ts'
import { type MemberRow, readMember } from './members.ts'
import { outboxRow } from './outbox.ts'
import { type RenewalRow, readRenewal } from './renewals.ts'
import { readSession, type SessionRow } from './sessions.ts'
import { inOrder, unlessSomebodyWasFirst } from './swift-answers.ts'
import { swiftLogon } from './swift-logon.ts'
import {
  certificateArrays,
  eventArrays,
  mailArrays,
  openingArrays,
  readCases,
  readReenrolments,
  readRenewers,
  readSessions,
  record,
  recordSigned,
  signatureArrays,
} from './swift-statements.ts'
import { type InJson, instantInJson } from './values.ts'

/** More in one statement gain nothing, and one that fails is made again one by one. */
const most = 32

/** For one institution, to be kept: what is coalesced are the calls on this one thing. */
export function makeSwift(pool: Pool, institution: InstitutionId, journal: Pick<Journal, 'append'>): Swift {
  const coalesce = coalescer(most)
  const readCase = coalesce('reads', casesOf(pool, institution))
  const readRenewer = coalesce('reads', renewersOf(pool, institution))
  const record = coalesce('writes', recordTogether(pool, institution))
  const recordSigned = coalesce('writes', recordSignedTogether(pool, institution))
  return {
    session: coalesce('reads', sessionsOf(pool, institution)),
    renewalCase: (member, renewal) => readCase({ member, renewal }),
    renewerCase: (tokenHash, renewal) => readRenewer({ tokenHash, renewal }),
    reenrolCase: coalesce('reads', reenrolmentsOf(pool, institution)),
    ...swiftLogon(pool, institution, coalesce),
    issuer: forASecond(() => issuers(pool.of(institution), institution).issuing()),
    async record(seen, certificate, event, at, opens) {
      const left = await unlessSomebodyWasFirst(record({ seen, certificate, event, at, opens }), undefined)
      // Beside the common call, which is made again one by one where it fails: this has committed.
      if (left !== undefined) await journal.append([event.event])
      return left
    },
    recordSigned: (signed) => unlessSomebodyWasFirst(recordSigned(signed), false),
  }
}

function sessionsOf(pool: Pool, institution: InstitutionId): Together<Uint8Array, SessionCase | undefined> {
  type Row = SessionRow &
    MemberRow &
    Omit<CertificateRow, keyof MemberRow> &
    Pick<FactsRow, 'pulls'> & { certificate_ended_at: Temporal.Instant | null; n: number }
  return async (tokenHashes) => {
    const rows = await pool.run<Row>(institution, readSessions, [institution, tokenHashes])
    return inOrder(tokenHashes, rows).map(
      (row) =>
        row && {
          session: readSession(row),
          certificate: readCertificate({ ...row, ended_at: row.certificate_ended_at }),
          member: readMember(row),
        },
    )
  }
}

interface CaseKey {
  member: MemberId
  renewal: RenewalId
}

interface CaseRow extends LifeRow {
  n: number
  seen: MemberVersion
  certificate_count: number
  renewal: InJson<RenewalRow> | null
  administrators: {
    member_id: string
    login_id: string
    display_name: string
    mail_address: string | null
    language: Language
  }[]
}

function casesOf(pool: Pool, institution: InstitutionId): Together<CaseKey, RenewalCase | undefined> {
  return async (asks) => {
    const rows = await pool.run<CaseRow>(institution, readCases, [
      institution,
      asks.map(({ member }) => member),
      asks.map(({ renewal }) => renewal),
    ])
    return inOrder(asks, rows).map((row, at) => {
      const { member } = asks[at] ?? {}
      return row && member && caseOf(member, row)
    })
  }
}

interface RenewerKey {
  tokenHash: Uint8Array
  renewal: RenewalId
}

function renewersOf(pool: Pool, institution: InstitutionId): Together<RenewerKey, RenewerCase | undefined> {
  return async (asks) => {
    const rows = await pool.run<CaseRow & SessionRow & MemberRow>(institution, readRenewers, [
      institution,
      asks.map(({ tokenHash }) => tokenHash),
      asks.map(({ renewal }) => renewal),
    ])
    return inOrder(asks, rows).map((row) => row && renewerOf(row))
  }
}

function renewerOf(row: CaseRow & SessionRow & MemberRow): RenewerCase {
  const member = readMember(row)
  const session = readSession(row)
  const seen = caseOf(member.id, row)
  const certificate = seen.life.certificates.find(({ id }) => id === session.certificateId)
  if (certificate === undefined) throw new Error(`session ${session.id} stands on nobody's certificate`)
  return { ...seen, session, certificate, member }
}

function reenrolmentsOf(
  pool: Pool,
  institution: InstitutionId,
): Together<Uint8Array, ReenrolCase | undefined> {
  type Row = CaseRow &
    MemberRow &
    Pick<CertificateRow, 'certificate_id' | 'common_name'> & { unseen: boolean }
  return async (fingerprints) => {
    const rows = await pool.run<Row>(institution, readReenrolments, [institution, fingerprints])
    return inOrder(fingerprints, rows).map((row) => row && reenrolmentOf(row))
  }
}

function reenrolmentOf(
  row: CaseRow & MemberRow & Pick<CertificateRow, 'certificate_id' | 'common_name'> & { unseen: boolean },
): ReenrolCase {
  const member = readMember(row)
  return {
    ...caseOf(member.id, row),
    member,
    certificate: {
      id: parseId(row.certificate_id),
      memberId: member.id,
      ...(row.common_name !== null && { commonName: row.common_name }),
      unseen: row.unseen,
    },
  }
}

function openingRow(renewal: RenewalRecord) {
  return {
    renewal_id: renewal.id,
    replaces: renewal.replaces,
    policy_version: renewal.policyVersion,
    key_algorithm: renewal.keyAlgorithm,
    medium: renewal.medium,
    protection: renewal.protection,
    steps: JSON.stringify(renewal.steps),
    opened_at: renewal.openedAt,
  }
}

function caseOf(
  member: MemberId,
  { seen, certificate_count, renewal, administrators, ...life }: CaseRow,
): RenewalCase {
  return {
    seen,
    life: lifeOf(member, life),
    certificateCount: certificate_count,
    renewal:
      renewal === null
        ? undefined
        : readRenewal({
            ...renewal,
            opened_at: instantInJson(renewal.opened_at),
            changed_at: instantInJson(renewal.changed_at),
          }),
    administrators: administrators.map((each) => ({
      id: parseId(each.member_id),
      loginId: each.login_id,
      displayName: each.display_name,
      ...(each.mail_address !== null && { mailAddress: each.mail_address }),
      language: each.language,
    })),
  }
}

interface Recording {
  seen: MemberVersion
  certificate: UnsignedCertificate
  event: AuditRow
  at: Temporal.Instant
  opens: RenewalRecord | undefined
}

function recordTogether(
  pool: Pool,
  institution: InstitutionId,
): Together<Recording, MemberVersion | undefined> {
  return async (asks) => {
    const rows = await pool.run<{ n: number; seen: MemberVersion }>(institution, record, [
      institution,
      asks.map(({ seen }) => seen),
      ...certificateArrays(asks.map(({ certificate, at }) => certificateRow(institution, certificate, at))),
      ...eventArrays(asks.map(({ event }) => auditEventRow(institution, event))),
      ...openingArrays(asks.map(({ opens }) => (opens ? openingRow(opens) : {}))),
    ])
    return inOrder(asks, rows).map((row) => row?.seen)
  }
}

function recordSignedTogether(pool: Pool, institution: InstitutionId): Together<SignedInRenewal, boolean> {
  return async (asks) => {
    const mails = asks.flatMap(({ mails }, at) => mails.map((mail) => ({ n: at + 1, mail })))
    const rows = await pool.run<{ n: number }>(institution, recordSigned, [
      institution,
      asks.map(({ seen }) => seen),
      ...signatureArrays(asks.map(signatureRow)),
      ...eventArrays(asks.map(({ event }) => auditEventRow(institution, event))),
      mails.map(({ n }) => n),
      ...mailArrays(mails.map(({ mail }) => outboxRow(institution, mail))),
    ])
    return inOrder(asks, rows).map((row) => row !== undefined)
  }
}

function signatureRow({ memberId, certificateId, renewalId, der, fingerprint, at }: SignedInRenewal) {
  return {
    member_id: memberId,
    certificate_id: certificateId,
    renewal_id: renewalId,
    der,
    fingerprint,
    signed_at: at,
  }
}

/** Asks again when the answer is a second old. */
function forASecond<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked = Number.NEGATIVE_INFINITY
  let answer: Promise<T> | undefined
  return () => {
    const now = performance.now()
    if (answer === undefined || now - asked >= 1000) {
      asked = now
      answer = ask()
      answer.catch(() => {
        answer = undefined // the next one asks again
      })
    }
    return answer
  }
}
