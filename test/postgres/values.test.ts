import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const instant = Temporal.Instant.from('2026-11-22T01:02:03.123456Z')
const day = Temporal.PlainDate.from('2028-02-29')
const bytes = new Uint8Array([0, 1, 255])

describe('a value comes back from the database as it went', () => {
  let fresh: FreshDatabase
  before(async () => {
    fresh = await freshDatabase()
  })
  after(() => fresh.close())

  for (const [type, value] of [
    ['timestamptz', instant],
    ['timestamptz', Temporal.Instant.from('1999-12-31T23:59:59Z')],
    ['date', day],
    ['bytea', bytes],
    ['bytea', new Uint8Array()],
    ['bigint', Number.MAX_SAFE_INTEGER],
    ['bigint', -1],
    ['text', '「更新」'],
    ['text[]', ['a', null, '"b", {c}']],
    ['timestamptz[]', [instant, null]],
    ['date[]', [day]],
    ['bytea[]', [bytes]],
    ['bigint[]', [1, 2]],
    ['timestamptz', null],
  ] as const) {
    it(`${type} ${value}`, async () => {
      const { rows } = await sql<{ value: unknown }>`select ${value}::${sql.raw(type)} as value`.execute(
        fresh.db,
      )
      assert.deepEqual(comparable(rows[0]?.value), comparable(value))
    })
  }

  it('an instant is the same instant whatever zone the statement speaks of', async () => {
    const { rows } = await sql<{ value: Temporal.Instant }>`
      select timestamptz '2026-11-22 10:02:03.123456+09' as value`.execute(fresh.db)
    assert.equal(rows[0]?.value.toString(), instant.toString())
  })

  it('a builder’s parameters are sent the same way', async () => {
    const { value } = await fresh.db
      .selectNoFrom((eb) => eb.cast<Temporal.Instant>(eb.val(instant), 'timestamptz').as('value'))
      .executeTakeFirstOrThrow()
    assert.equal(value.toString(), instant.toString())
  })

  it('a bigint that a number cannot hold is an error, not another number', async () => {
    await assert.rejects(sql`select 9007199254740993 as value`.execute(fresh.db), RangeError)
  })

  it('an instant that never comes is an error', async () => {
    await assert.rejects(sql`select timestamptz 'infinity' as value`.execute(fresh.db), RangeError)
  })
})

/** assert sees no difference between two Temporal values, which keep theirs inside. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate
    ? [value.constructor.name, value.toString()]
    : value
}
