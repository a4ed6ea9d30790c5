import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { clientConfig } from '../../src/adapters/postgres/db.ts'
import { makeTrail } from './trail.ts'

/** Statements that would touch what was written, and must not even begin. */
const forbidden = [
  ...['audit_event', 'audit_event_rest', 'audit_seal', 'audit_key'].flatMap((table) => [
    `update ${table} set institution_id = institution_id`,
    `delete from ${table}`,
    `truncate ${table}`,
    `drop table ${table}`,
    `alter table ${table} rename to gone`,
    `select from ${table} for update`,
    `merge into ${table} t using (select 1) s on true when matched then delete`,
    `create trigger evil before insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
  ]),
  'insert into audit_event_rest select * from audit_event',
  "insert into audit_event select * from audit_event on conflict (institution_id, audit_event_id, at) do update set kind = 'x'",
  'insert into audit_seal select * from audit_seal on conflict (institution_id, sequence) do update set sealed_at = now()',
  'insert into audit_unsealed select institution_id, at, audit_event_id from audit_event',
  'update audit_unsealed set at = at',
  'truncate audit_unsealed',
  'drop function queue_audit_event() cascade',
  'alter table audit_event disable trigger every_event_is_queued',
  'create or replace function queue_audit_event() returns trigger language plpgsql as $$ begin return null; end $$',
  'set session_replication_role = replica',
  'set role warifu_owner',
]

describe('the application’s role', () => {
  it('cannot change, delete or truncate anything in trail, seals and keys', async (t) => {
    const trail = await makeTrail(t)
    await trail.append(3)
    await trail.seal()
    await trail.checkpoint()
    const app = new pg.Client(clientConfig(trail.database.config.app))
    await app.connect()
    try {
      for (const statement of forbidden) {
        await assert.rejects(app.query(statement), /^error: (permission denied|must be owner)/, statement)
      }
      assert.equal((await app.query('select current_user as name')).rows[0]?.name, 'warifu_app')
    } finally {
      await app.end()
    }
    const { intact, institutions } = await trail.verify()
    assert.deepEqual([intact, institutions[0]?.count], [true, 3])
  })

  it('cannot write an event without its place in the queue', async (t) => {
    const trail = await makeTrail(t)
    await trail.append(2)
    const rows = await trail.superuser('select 1 from audit_unsealed')
    assert.equal(rows.length, 2)
  })

  it('has no grant in the schema beyond reading, inserting and emptying the queue', async (t) => {
    const { superuser } = await makeTrail(t)
    const rows = await superuser(
      `select table_name || ' ' || string_agg(lower(privilege_type), ' ' order by privilege_type) as grant
         from information_schema.role_table_grants
        where grantee = 'warifu_app' and table_name like 'audit%'
        group by table_name order by table_name`,
    )
    assert.deepEqual(
      rows.map((row) => row.grant),
      [
        'audit_event insert select',
        'audit_key insert select',
        'audit_seal insert select',
        'audit_unsealed delete select',
      ],
    )
  })
})
