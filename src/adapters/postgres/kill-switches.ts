import type { Selectable } from 'kysely'
import { type InstitutionId, parseId, type StaffId } from '../../domain/id.ts'
import type { EngagedSwitch, KillSwitches } from '../../ports/kill-switches.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function killSwitches(db: Db, institution: InstitutionId): KillSwitches {
  const off = () =>
    db
      .selectFrom('kill_switch')
      .selectAll()
      .where('institution_id', '=', institution)
      .where('state', '=', 'off')
      .orderBy('name')

  return {
    engaged: async () => (await off().execute()).flatMap(read),

    async lock(name) {
      const [row] = await off().where('name', '=', name).forUpdate().execute()
      return row && read(row)[0]
    },

    async engage({ name, words, at, by }) {
      await db
        .insertInto('kill_switch')
        .values({
          institution_id: institution,
          name,
          state: 'off',
          since: at,
          engaged_by: by ?? null,
          words_ja: words.ja,
          words_en: words.en,
        })
        .onConflict((conflict) =>
          conflict.columns(['institution_id', 'name']).doUpdateSet((eb) => ({
            state: 'off',
            since: eb
              .case()
              .when('kill_switch.state', '=', 'off')
              .then(eb.ref('kill_switch.since'))
              .else(at)
              .end(),
            engaged_by: eb
              .case()
              .when('kill_switch.state', '=', 'off')
              .then(eb.ref('kill_switch.engaged_by'))
              .else(by ?? null)
              .end(),
            words_ja: words.ja,
            words_en: words.en,
            approval_id: null,
          })),
        )
        .execute()
    },

    async release(name, approval, at) {
      const { numUpdatedRows } = await db
        .updateTable('kill_switch')
        .set({
          state: 'on',
          since: at,
          engaged_by: null,
          words_ja: null,
          words_en: null,
          approval_id: approval,
        })
        .where('institution_id', '=', institution)
        .where('name', '=', name)
        .where('state', '=', 'off')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

function read({
  name,
  since,
  engaged_by,
  words_ja,
  words_en,
}: Selectable<Schema['kill_switch']>): EngagedSwitch[] {
  if (words_ja === null || words_en === null) return [] // the database keeps words with each that is off
  return [
    {
      name,
      since,
      words: { ja: words_ja, en: words_en },
      ...(engaged_by !== null && { engagedBy: parseId<StaffId>(engaged_by) }),
    },
  ]
}
