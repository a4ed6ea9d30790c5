import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { DeskForms } from '../../ports/desk-forms.ts'
import type { Db } from './db.ts'

export function deskForms(db: Db, institution: InstitutionId): DeskForms {
  return {
    async take({ id, memberId, sessionId, doneAt }) {
      const taken = await db
        .insertInto('desk_form')
        .values({
          institution_id: institution,
          form_id: id,
          member_id: memberId,
          session_id: sessionId,
          done_at: doneAt,
        })
        .onConflict((conflict) => conflict.columns(['institution_id', 'form_id']).doNothing())
        .returning('form_id')
        .executeTakeFirst()
      return taken !== undefined
    },

    async byId(id) {
      const row = await db
        .selectFrom('desk_form')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('form_id', '=', id)
        .executeTakeFirst()
      return (
        row && {
          id: row.form_id,
          memberId: parseId(row.member_id),
          sessionId: row.session_id,
          doneAt: row.done_at,
          ...(row.shown && { shown: row.shown }),
        }
      )
    },

    async keepShown(id, shown) {
      await db
        .updateTable('desk_form')
        .set({ shown })
        .where('institution_id', '=', institution)
        .where('form_id', '=', id)
        .execute()
    },

    async giveBack(id) {
      await db
        .deleteFrom('desk_form')
        .where('institution_id', '=', institution)
        .where('form_id', '=', id)
        .execute()
    },

    async erase(shownBefore, doneBefore) {
      const erased = await db
        .updateTable('desk_form')
        .set({ shown: null })
        .where('institution_id', '=', institution)
        .where('done_at', '<', shownBefore)
        .where('shown', 'is not', null)
        .executeTakeFirst()
      await db
        .deleteFrom('desk_form')
        .where('institution_id', '=', institution)
        .where('done_at', '<', doneBefore)
        .execute()
      return Number(erased.numUpdatedRows)
    },
  }
}
