import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { SessionEnd, SessionId, SessionRecord, Sessions } from '../../ports/logon-records.ts'
import type { Db } from './db.ts'

export function sessions(db: Db, institution: InstitutionId): Sessions {
  const update = () => running(db, institution)

  return {
    async add(session, tokenHash) {
      await db
        .insertInto('session')
        .values(sessionRow(institution, session, tokenHash))
        .execute()
    },

    async touch(id, at) {
      await update().set({ last_seen_at: at }).where('session_id', '=', id).execute()
    },

    async authenticate(id, at) {
      await update().set({ authenticated_at: at, last_seen_at: at }).where('session_id', '=', id).execute()
    },

    async showCertificate(id, at) {
      await update()
        .set({ certificate_shown_at: at, last_seen_at: at })
        .where('session_id', '=', id)
        .execute()
    },

    ...ends(update),
  }
}

type Ends = Pick<Sessions, 'end' | 'endOnCertificate' | 'endOfIssuer' | 'endOfMember' | 'endAll'>

function ends(update: () => ReturnType<typeof running>): Ends {
  return {
    async end(id, reason, at) {
      await update().set({ ended_at: at, end_reason: reason }).where('session_id', '=', id).execute()
    },

    async endOnCertificate(certificate, reason, at, except) {
      const { numUpdatedRows } = await update()
        .set({ ended_at: at, end_reason: reason })
        .where('certificate_id', '=', certificate)
        .$if(except !== undefined, (query) => query.where('session_id', '<>', except ?? ''))
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async endOfIssuer(issuer, reason, at) {
      const { numUpdatedRows } = await update()
        .set({ ended_at: at, end_reason: reason })
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('certificate')
              .whereRef('certificate.institution_id', '=', 'session.institution_id')
              .whereRef('certificate.certificate_id', '=', 'session.certificate_id')
              .where('certificate.issuer_id', '=', issuer)
              .select('certificate.certificate_id'),
          ),
        )
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async endOfMember(member, reason, at) {
      const { numUpdatedRows } = await update()
        .set({ ended_at: at, end_reason: reason })
        .where('member_id', '=', member)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async endAll(reason, at) {
      const { numUpdatedRows } = await update().set({ ended_at: at, end_reason: reason }).executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

const running = (db: Db, institution: InstitutionId) =>
  db.updateTable('session').where('institution_id', '=', institution).where('ended_at', 'is', null)

export function sessionRow(
  institution: InstitutionId,
  session: Omit<SessionRecord, 'lastSeenAt'>,
  tokenHash: Uint8Array,
) {
  return {
    institution_id: institution,
    session_id: session.id,
    token_hash: tokenHash,
    member_id: session.memberId,
    certificate_id: session.certificateId,
    created_at: session.createdAt,
    last_seen_at: session.createdAt,
    certificate_shown_at: session.certificateShownAt,
    authenticated_at: session.authenticatedAt ?? null,
  }
}

export interface SessionRow {
  session_id: string
  member_id: string
  certificate_id: string
  created_at: Temporal.Instant
  last_seen_at: Temporal.Instant
  certificate_shown_at: Temporal.Instant
  authenticated_at: Temporal.Instant | null
  end_reason: SessionEnd | null
}

export function readSession(row: SessionRow): SessionRecord {
  return {
    // Made by ports/random as a UUID; the column is one.
    id: row.session_id as SessionId,
    memberId: parseId(row.member_id),
    certificateId: parseId(row.certificate_id),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    certificateShownAt: row.certificate_shown_at,
    ...(row.authenticated_at === null ? {} : { authenticatedAt: row.authenticated_at }),
    ...(row.end_reason === null ? {} : { ended: row.end_reason }),
  }
}
