import { type InstitutionId, parseId } from '../../domain/id.ts'
import type {
  AttemptCase,
  CertificateCase,
  HandedOver,
  MemberVersion,
  OpenedSession,
  Swift,
} from '../../ports/swift.ts'
import { auditEventRow } from './audit-trail.ts'
import type { CertificateRow } from './certificates.ts'
import type { Coalesce, Together } from './coalesce.ts'
import type { Pool } from './db.ts'
import { type LifeRow, lifeOf } from './life.ts'
import { type AttemptRow, attemptRow, readAttempt } from './logon-attempts.ts'
import { sessionRow } from './sessions.ts'
import { inOrder, unlessSomebodyWasFirst } from './swift-answers.ts'
import {
  attemptArrays,
  consumeAttempts,
  openSessions,
  readAttempts,
  readCertificates,
  sessionArrays,
} from './swift-logon-statements.ts'
import { eventArrays } from './swift-statements.ts'

type Logon = Pick<Swift, 'certificateCase' | 'consume' | 'attemptCase' | 'openSession'>

/** The part of the hot path that is logging on. */
export function swiftLogon(pool: Pool, institution: InstitutionId, coalesce: Coalesce): Logon {
  const open = coalesce('writes', openTogether(pool, institution))
  return {
    certificateCase: coalesce('reads', certificatesOf(pool, institution)),
    consume: coalesce('writes', consumeTogether(pool, institution)),
    attemptCase: coalesce('reads', attemptsOf(pool, institution)),
    openSession: (opened) => unlessSomebodyWasFirst(open(opened), false),
  }
}

interface CaseRow extends LifeRow {
  n: number
  seen: MemberVersion
}

function certificatesOf(
  pool: Pool,
  institution: InstitutionId,
): Together<Uint8Array, CertificateCase | undefined> {
  type Row = CaseRow &
    Pick<CertificateRow, 'certificate_id' | 'member_id' | 'common_name'> & { unseen: boolean }
  return async (fingerprints) => {
    const rows = await pool.run<Row>(institution, readCertificates, [institution, fingerprints])
    return inOrder(fingerprints, rows).map(
      (row) =>
        row && {
          seen: row.seen,
          life: lifeOf(parseId(row.member_id), row),
          certificate: {
            id: parseId(row.certificate_id),
            memberId: parseId(row.member_id),
            ...(row.common_name !== null && { commonName: row.common_name }),
            unseen: row.unseen,
          },
        },
    )
  }
}

function consumeTogether(pool: Pool, institution: InstitutionId): Together<HandedOver, boolean> {
  return async (attempts) => {
    const rows = attempts.map((attempt) => attemptRow(institution, attempt))
    const consumed = await pool.run<{ n: number }>(institution, consumeAttempts, [
      institution,
      ...attemptArrays(rows),
    ])
    return inOrder(attempts, consumed).map((row) => row !== undefined)
  }
}

function attemptsOf(pool: Pool, institution: InstitutionId): Together<Uint8Array, AttemptCase | undefined> {
  type Row = CaseRow & AttemptRow
  return async (codeHashes) => {
    const rows = await pool.run<Row>(institution, readAttempts, [institution, codeHashes])
    return inOrder(codeHashes, rows).map((row) => row && attemptCase(row))
  }
}

function attemptCase(row: CaseRow & AttemptRow): AttemptCase {
  const attempt = readAttempt(row)
  const { codeHash, codeExpiresAt, memberId } = attempt
  if (codeHash === undefined || codeExpiresAt === undefined) throw new Error('an attempt without its code')
  return { seen: row.seen, life: lifeOf(memberId, row), attempt: { ...attempt, codeHash, codeExpiresAt } }
}

function openTogether(pool: Pool, institution: InstitutionId): Together<OpenedSession, boolean> {
  return async (asks) => {
    const rows = await pool.run<{ n: number }>(institution, openSessions, [
      institution,
      asks.map(({ seen }) => seen),
      asks.map(({ codeHash }) => codeHash),
      ...sessionArrays(asks.map(({ session, tokenHash }) => sessionRow(institution, session, tokenHash))),
      ...eventArrays(asks.map(({ event }) => auditEventRow(institution, event))),
    ])
    return inOrder(asks, rows).map((row) => row !== undefined)
  }
}
