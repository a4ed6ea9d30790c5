import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '../../src/adapters/postgres/db.ts'
import { freshDatabase } from '../database.ts'

/** Tables of the program as a whole. Whoever adds one says here why no institution can lose by it. */
const nobodys = {
  migration: 'which files of db/ were run',
  demo_clock: 'by how much the demonstration’s clock is moved',
}

const own = `(institution_id = (NULLIF(current_setting('warifu.institution'::text, true), ''::text))::uuid)`

interface Policy {
  name: string
  command: string
  roles: string
  using: string | null
  check: string | null
}

interface Table {
  name: string
  hasInstitution: boolean
  enabled: boolean
  forced: boolean
  policies: Policy[]
}

describe('every table', () => {
  let tables: Table[]
  let keys: { name: string; columns: string[]; referenced: string[] | null }[]
  before(async () => {
    const { db, close } = await freshDatabase()
    tables = await readTables(db)
    keys = (await readKeys(db)).rows
    await close()
  })

  it('belongs to institutions, or is known to be nobody’s', () => {
    assert.deepEqual(
      tables.filter(({ hasInstitution }) => !hasInstitution).map(({ name }) => name),
      Object.keys(nobodys).sort(),
    )
  })

  it('of institutions shows, takes, changes and loses rows of one only, partitions and the owner’s too', () => {
    const fenced = tables.filter(({ hasInstitution, name }) => hasInstitution && name !== 'institution')
    assert.ok(fenced.length >= 20)
    const policy = { name: 'own_institution', command: '*', roles: '{0}', using: own, check: own }
    for (const { name, enabled, forced, policies } of fenced) {
      assert.deepEqual(
        { name, enabled, forced, policies },
        { name, enabled: true, forced: true, policies: [policy] },
      )
    }
  })

  it('has the list of institutions as its one exception, which is read by all and written by each itself', () => {
    const list = tables.find(({ name }) => name === 'institution')
    assert.deepEqual(list, {
      name: 'institution',
      hasInstitution: true,
      enabled: true,
      forced: true,
      policies: [
        { name: 'everybody_reads', command: 'r', roles: '{0}', using: 'true', check: null },
        { name: 'own_institution_begins', command: 'a', roles: '{0}', using: null, check: own },
        { name: 'own_institution_changes', command: 'w', roles: '{0}', using: own, check: own },
      ],
    })
  })

  it('of institutions has keys that begin with the institution', () => {
    assert.ok(keys.length >= 60)
    const others = keys.filter(
      ({ columns, referenced }) =>
        columns[0] !== 'institution_id' || (referenced !== null && referenced[0] !== 'institution_id'),
    )
    // The one look-up that comes before there is an institution: by the host's name.
    assert.deepEqual(
      others.map(({ name }) => name),
      ['one_institution_per_slug'],
    )
  })
})

async function readTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'institution_id')
             as "hasInstitution",
           coalesce((select json_agg(json_build_object('name', polname, 'command', polcmd, 'roles', polroles::text,
                                       'using', pg_get_expr(polqual, polrelid),
                                       'check', pg_get_expr(polwithcheck, polrelid)) order by polname)
                       from pg_policy where polrelid = c.oid and polpermissive), '[]') as policies
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     order by c.relname`.execute(db)
  return rows
}

/** Primary, unique and foreign keys of all tables with an institution, and unique indexes that are no constraint. */
function readKeys(db: Db) {
  return sql<{ name: string; columns: string[]; referenced: string[] | null }>`
    with owned as (
      select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'institution_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p'))
    select c.conname as name, ${names('c.conrelid', 'c.conkey')} as columns,
           case when c.contype = 'f' then ${names('c.confrelid', 'c.confkey')} end as referenced
      from pg_constraint c join owned on owned.oid = c.conrelid
     where c.contype in ('p', 'u', 'f')
    union all
    select i.indexrelid::regclass::text, ${names('i.indrelid', 'i.indkey::int2[]')}, null
      from pg_index i join owned on owned.oid = i.indrelid
     where i.indisunique and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by 1`.execute(db)
}

/** The names of the columns with these numbers, in their order. */
function names(table: string, numbers: string) {
  return sql.raw(`array(select attname::text
                          from unnest(${numbers}) with ordinality as k (number, place)
                          join pg_attribute on attrelid = ${table} and attnum = k.number
                         order by place)`)
}
