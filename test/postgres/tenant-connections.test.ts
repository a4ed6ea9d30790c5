import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { clientConfig, type Db, makeDb, Pool } from '../../src/adapters/postgres/db.ts'
import type { InstitutionId } from '../../src/domain/id.ts'
import { openWorld, type World } from '../world.ts'

/** Which institutions' members a connection sees. */
async function seen(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct institution_id as id from member`.execute(db)
  return rows.map(({ id }) => id)
}

describe('a pool', () => {
  let world: World
  let a: InstitutionId
  let b: InstitutionId
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z', institutions: [{ slug: 'a' }, { slug: 'b' }] })
    a = world.institution('a').id
    b = world.institution('b').id
  })
  after(() => world.close())

  /** Its own pool, with a count of what was said to the server about institutions. */
  async function withPool(max: number, act: (pool: Pool, told: () => number) => Promise<void>) {
    const connections = new pg.Pool({ ...clientConfig(world.database.config.app), max })
    connections.on('error', () => {})
    let told = 0
    connections.on('connect', (client) => {
      client.on('error', () => {})
      const query = client.query.bind(client)
      Object.assign(client, {
        query: (text: string, values: unknown[]) => {
          if (text.includes('set_config')) told += 1
          return query(text, values)
        },
      })
    })
    const pool = new Pool(connections)
    try {
      await act(pool, () => told)
    } finally {
      await pool.destroy()
    }
  }

  it('sees nobody’s rows before it was told of an institution, and after it works for none again', async () => {
    await withPool(1, async (pool) => {
      assert.deepEqual(await seen(pool), [])
      assert.deepEqual(await seen(pool.of(a)), [a])
      assert.deepEqual(await seen(pool), [])
    })
  })

  it('tells a connection once, and again only when it changes hands', async () => {
    await withPool(1, async (pool, told) => {
      for (let n = 0; n < 10; n += 1) assert.deepEqual(await seen(pool.of(a)), [a])
      assert.equal(told(), 1)
      await pool.of(a).transaction().execute(seen)
      assert.equal(told(), 1)
      assert.deepEqual(await seen(pool.of(b)), [b])
      assert.deepEqual(await seen(pool.of(b)), [b])
      assert.deepEqual(await seen(pool.of(a)), [a])
      assert.equal(told(), 3)
    })
  })

  it('keeps what it was told through a rollback and through an error', async () => {
    await withPool(1, async (pool) => {
      const failing = pool
        .of(a)
        .transaction()
        .execute(async (tx) => {
          assert.deepEqual(await seen(tx), [a])
          throw new Error('back')
        })
      await assert.rejects(failing, /back/)
      assert.deepEqual(await seen(pool.of(a)), [a])
      await assert.rejects(sql`select 1 / 0`.execute(pool.of(b)), /division/)
      assert.deepEqual(await seen(pool.of(b)), [b])
      const broken = pool
        .of(a)
        .transaction()
        .execute((tx) => sql`select 1 / 0`.execute(tx))
      await assert.rejects(broken, /division/)
      assert.deepEqual(await seen(pool.of(a)), [a])
      assert.deepEqual(await seen(pool.of(b)), [b])
    })
  })

  it('serves two institutions at once, each its own', async () => {
    await withPool(3, async (pool) => {
      const some = Array.from({ length: 200 }, async (_, n) => {
        const institution = n % 3 === 0 ? a : b
        const db = pool.of(institution)
        if (n % 4 !== 0) return assert.deepEqual(await seen(db), [institution])
        return db.transaction().execute(async (tx) => {
          assert.deepEqual(await seen(tx), [institution])
          await sleep(n % 5)
          assert.deepEqual(await seen(tx), [institution])
        })
      })
      await Promise.all(some)
    })
  })

  it('tells the connections of the hot path as well, which are others', async () => {
    const pool = makeDb(world.database.config.app, { max: 1 })
    const statement = { name: 'seen', text: 'select distinct institution_id as id from member' }
    for (const institution of [a, b, b, a]) {
      const rows = await pool.run<{ id: string }>(institution, statement, [])
      assert.deepEqual(rows, [{ id: institution }])
      const other = institution === a ? b : a
      assert.deepEqual(await seen(pool.of(other)), [other])
    }
    await pool.destroy()
  })

  it('tells a new connection anew when the old one broke', async () => {
    await withPool(1, async (pool) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(pool.of(a))
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(world.database.db)
      await sleep(100)
      assert.deepEqual(await seen(pool.of(a)), [a])
    })
  })

  it('lends no connection that would not be told, and keeps it for nobody', async () => {
    await withPool(1, async (pool) => {
      assert.deepEqual(await seen(pool.of(a)), [a])
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(pool.of(a))
      // No id: the server takes the text and refuses every statement under it.
      const nonsense: Db = Reflect.apply(pool.of, pool, ['nonsense\0'])
      await assert.rejects(seen(nonsense), /invalid byte sequence|null/i)
      assert.deepEqual(await seen(pool.of(b)), [b])
      const after = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(pool.of(b))
      assert.notEqual(after.rows[0]?.pid, rows[0]?.pid)
    })
  })
})
