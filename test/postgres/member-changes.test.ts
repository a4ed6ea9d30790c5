import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../database.ts'
import { readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'

/** A log-on, a new certificate and the choice of a language change nothing that anybody approves. */
const light = ['certificate_count', 'language']

describe('a change of a member', () => {
  it('is looked for in every column but the light ones: after a new column, select watch_members()', async (t) => {
    const { db, close } = await freshDatabase()
    t.after(close)
    const { rows } = await sql<{ name: string }>`
      select attname::text as name from pg_attribute
       where attrelid = 'member'::regclass and attnum > 0 and not attisdropped
         and attnum <> all (select unnest(tgattr::smallint[]) from pg_trigger
                             where tgrelid = 'member'::regclass and tgname = 'every_change_of_a_member_counts')
       order by name`.execute(db)
    assert.deepEqual(
      rows.map(({ name }) => name),
      light,
    )
  })

  it('meets no trigger before every update and no generated column: they cost each certificate', async (t) => {
    const { db, close } = await freshDatabase()
    t.after(close)
    const { rows } = await sql<{ name: string }>`
      select tgname::text as name from pg_trigger
       where tgrelid = 'member'::regclass and not tgisinternal and cardinality(tgattr::smallint[]) = 0
      union all
      select attname::text from pg_attribute where attrelid = 'member'::regclass and attgenerated <> ''`.execute(
      db,
    )
    assert.deepEqual(rows, [])
  })

  it('counts where it is of weight, and folds names anew', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const { db } = world.database
    const { id } = (await readPerson(world, 'ichiro')) ?? assert.fail('nobody')
    const read = async () => {
      const { rows } = await sql<{ version: number; name: string; mail: string | null }>`
        select version, folded_name as name, folded_mail as mail from member where member_id = ${id}`.execute(
        db,
      )
      return rows[0] ?? assert.fail('gone')
    }
    const set = (what: string) => sql`update member set ${sql.raw(what)} where member_id = ${id}`.execute(db)
    const { version } = await read()
    await set(`certificate_count = certificate_count + 1, language = 'en'`)
    assert.equal((await read()).version, version)
    await set(`display_name = 'ｻﾄｳ ﾊﾅｺ', mail_address = 'Hanako@Yamada.example'`)
    assert.deepEqual(await read(), {
      version: version + 1,
      name: 'サトウハナコ',
      mail: 'hanako@yamada.example',
    })
    await set(`folded_name = 'x', version = 99`)
    assert.deepEqual(await read(), {
      version: version + 1,
      name: 'サトウハナコ',
      mail: 'hanako@yamada.example',
    })
    await set('mail_address = null')
    assert.deepEqual(await read(), { version: version + 2, name: 'サトウハナコ', mail: null })
  })
})
