import type { InstitutionId } from '../../domain/id.ts'
import type { Notices } from '../../ports/notices.ts'
import type { Db } from './db.ts'

export function noticesOnBoard(
  db: Db,
  institution: InstitutionId,
): Pick<Notices, 'showOnBoard' | 'readOnBoard'> {
  return {
    async showOnBoard({ certificateId, holder, dueOn, lastDay, policyVersion }, at) {
      await db
        .insertInto('notice')
        .values({
          institution_id: institution,
          certificate_id: certificateId,
          holder,
          kind: 'renewal',
          milestone: 'renewal',
          recipient: holder,
          channel: 'board',
          policy_version: policyVersion,
          due_on: dueOn,
          useful_until: lastDay,
          state: 'written',
          owed_at: at,
          settled_at: at,
          shown_at: at,
        })
        .onConflict((conflict) =>
          conflict.columns(['institution_id', 'subject_id', 'milestone', 'recipient', 'channel']).doNothing(),
        )
        .execute()
    },

    async readOnBoard(certificate, holder, at) {
      await db
        .updateTable('notice')
        .set({ read_at: at })
        .where('institution_id', '=', institution)
        .where('subject_id', '=', certificate)
        .where('milestone', '=', 'renewal')
        .where('recipient', '=', holder)
        .where('channel', '=', 'board')
        .where('read_at', 'is', null)
        .execute()
    },
  }
}
