import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { makePartitions } from '../../src/adapters/postgres/partitions.ts'
import { acquire, becomeCustomer, beginLogon, identify, logOn, readPerson, renew } from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function counts({ database }: World): Promise<Record<string, number>> {
  const tables = [
    'logon_attempt',
    'session',
    'staff_session',
    'acquisition',
    'pickup_code',
    'audit_event',
    'certificate',
  ] as const
  const counted = tables.map(async (table) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int from ${sql.table(table)}`.execute(
      database.db,
    )
    return [table, rows[0]?.count ?? -1] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}

describe('what is over', () => {
  it('goes after ninety days, and what a certificate or a renewal names stays', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await identify(world.openBrowser(), ichiro) // begun and left
    const { browser, held } = await becomeCustomer(world, ichiro)
    await openOffice(world)
    const before = await counts(world)
    assert.deepEqual([before.session, before.staff_session], [1, 2])
    assert.equal(before.acquisition, 2)
    assert.ok((before.pickup_code ?? 0) >= 3)

    world.advance({ days: 89 })
    assert.equal((await world.sweep()).purged, 0)
    world.advance({ days: 16 })
    assert.ok((await world.sweep()).purged >= 3)
    const after = await counts(world)
    assert.equal(after.logon_attempt, 0)
    assert.deepEqual([after.session, after.staff_session], [0, 0])
    assert.equal(after.acquisition, 1, 'the one that led to the certificate')
    assert.ok((after.audit_event ?? 0) >= (before.audit_event ?? 0), 'the trail is kept')
    assert.equal((await browser.get('/menu')).screen, 'E-51', 'a purged session is as one that has ended')

    world.goTo('2027-11-01T09:00:00')
    const user = world.openBrowser()
    await logOn(user, held)
    await renew(user, held)
    world.advance({ days: 300 })
    await world.sweep()
    assert.equal((await counts(world)).session, 1, 'the one that renewed')
  })

  it('goes in bounded portions, and only from the institution that is swept', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    for (const slug of ['a', 'b']) {
      const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro', slug))
      for (let again = 0; again < 4; again += 1) {
        const browser = world.openBrowser(slug)
        await browser.present(await beginLogon(browser), held.certificate)
      }
    }
    const { purge } = world.ports.store.at(world.institution('a').id)
    const later = world.ports.clock.now().add({ hours: 24 * 200 })
    const attempts = async () => (await counts(world)).logon_attempt
    assert.equal(await attempts(), 10)
    await purge.over(later, 2)
    assert.equal(await attempts(), 8)
    await purge.over(later, 100)
    assert.equal(await attempts(), 5, 'those of the other one')
    await purge.over(later, 100)
    assert.equal(await attempts(), 5)
  })

  it('is nothing that can still be used', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await acquire(browser, ichiro)
    const before = await counts(world)
    await world.ports.store.at(world.institution().id).purge.over(world.ports.clock.now(), 1000)
    assert.deepEqual(await counts(world), before)
    assert.equal((await browser.get('/acquire/window/later')).screen, 'A-70')
  })
})

describe('the partitions of the trail and of log-on attempts', () => {
  it('are made by the application’s role for this month and three more, once', async (t) => {
    const world = await makeWorld(t, { now: '2026-12-31T23:59:59Z' })
    const { app, db } = world.database
    const at = Temporal.Instant.from('2027-03-15T00:00:00Z')
    assert.equal(await makePartitions(app, at), 8)
    assert.equal(await makePartitions(app, at), 0)
    const partitions = async () =>
      (
        await sql<{ name: string; bound: string }>`
          select c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound from pg_class c
            join pg_inherits i on i.inhrelid = c.oid
           where i.inhparent = 'audit_event'::regclass order by 1`.execute(db)
      ).rows
    assert.deepEqual(
      (await partitions()).map(({ name }) => name),
      [
        'audit_event_2027_03',
        'audit_event_2027_04',
        'audit_event_2027_05',
        'audit_event_2027_06',
        'audit_event_rest',
      ],
    )
    assert.match(
      (await partitions())[0]?.bound ?? '',
      /FROM \('2027-03-01 00:00:00\+00'\) TO \('2027-04-01 00:00:00\+00'\)/,
    )
  })

  it('take the rows of their month, guarded as the others are, and the trail goes on', async (t) => {
    const world = await makeWorld(t, { now: '2027-02-28T23:59:59Z' })
    await makePartitions(world.database.app, world.ports.clock.now())
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.advance({ seconds: 1 }) // 1 March, in UTC
    await logOn(world.openBrowser(), held)
    const held3 = await sql<{ count: number; guarded: boolean }>`
      select (select count(*)::int from audit_event_2027_03) as count,
             bool_and(relrowsecurity and relforcerowsecurity) as guarded
        from pg_class where relkind = 'r' and (relname like 'audit\\_event\\_20%' or relname like 'logon\\_attempt\\_20%')`.execute(
      world.database.db,
    )
    assert.ok((held3.rows[0]?.count ?? 0) > 0)
    assert.equal(held3.rows[0]?.guarded, true)
    await assert.rejects(
      sql`delete from audit_event_2027_03`.execute(world.database.app),
      /permission denied/,
    )
    await assert.rejects(
      sql`select from audit_event_2027_03`.execute(world.database.app),
      /permission denied/,
    )
  })

  it('leave a month alone whose rows lie in the default partition already', async (t) => {
    const world = await makeWorld(t, { now })
    assert.equal(
      await makePartitions(world.database.app, world.ports.clock.now()),
      7,
      'this month’s trail has begun',
    )
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.advance({ days: 9 })
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'M-10')
    const { rows } = await sql<{ count: number }>`select count(*)::int from audit_event_2026_12`.execute(
      world.database.db,
    )
    assert.ok((rows[0]?.count ?? 0) > 0)
  })
})
