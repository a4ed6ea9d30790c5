import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { SessionId } from '../../ports/logon-records.ts'
import type { RenewalRecord, Renewals } from '../../ports/renewal-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'
import { readSteps } from './steps.ts'

export type RenewalRow = Selectable<Schema['renewal']>

export function renewals(db: Db, institution: InstitutionId): Renewals {
  const one = () => db.selectFrom('renewal').selectAll().where('institution_id', '=', institution)
  const update = () => db.updateTable('renewal').where('institution_id', '=', institution)

  return {
    async add(renewal) {
      await db
        .insertInto('renewal')
        .values({
          institution_id: institution,
          renewal_id: renewal.id,
          member_id: renewal.memberId,
          replaces: renewal.replaces,
          state: renewal.state,
          opened_at: renewal.openedAt,
          ...opening(renewal, renewal.openedAt),
        })
        .execute()
    },

    async byId(id) {
      const row = await one().where('renewal_id', '=', id).executeTakeFirst()
      return row && readRenewal(row)
    },

    async runningOf(replaces) {
      const row = await one()
        .where('replaces', '=', replaces)
        .where('is_running', '=', true)
        .executeTakeFirst()
      return row && readRenewal(row)
    },

    async reopen(renewal, at) {
      await update().set(opening(renewal, at)).where('renewal_id', '=', renewal.id).execute()
    },

    async setSteps(id, steps, at) {
      await update()
        .set({ steps: JSON.stringify(steps), changed_at: at })
        .where('renewal_id', '=', id)
        .execute()
    },

    async setState(id, state, at) {
      await update().set({ state, changed_at: at }).where('renewal_id', '=', id).execute()
    },

    async endOf(member, at) {
      await update()
        .set({ state: 'ended', changed_at: at })
        .where('member_id', '=', member)
        .where('is_running', '=', true)
        .execute()
    },
  }
}

/** What each opening of the window sets anew. */
function opening(renewal: RenewalRecord, at: Temporal.Instant) {
  return {
    policy_version: renewal.policyVersion,
    session_id: renewal.sessionId ?? null,
    key_algorithm: renewal.keyAlgorithm,
    medium: renewal.medium,
    protection: renewal.protection,
    steps: JSON.stringify(renewal.steps),
    changed_at: at,
  }
}

export function readRenewal(row: RenewalRow): RenewalRecord {
  return {
    id: parseId(row.renewal_id),
    memberId: parseId(row.member_id),
    replaces: parseId(row.replaces),
    state: row.state,
    policyVersion: row.policy_version,
    ...(row.session_id === null ? {} : { sessionId: row.session_id as SessionId }),
    keyAlgorithm: row.key_algorithm,
    medium: row.medium,
    protection: row.protection,
    steps: readSteps(row.steps),
    openedAt: row.opened_at,
  }
}
