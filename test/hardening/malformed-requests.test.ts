import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { AuditEventKind } from '../../src/domain/audit-event.ts'
import type { World } from '../world.ts'
import { attack, clientSendersOf, proxySendersOf, sendersOf, staffSendersOf } from './attack.ts'
import { endpointsOf, type Host, openHosts } from './hosts.ts'

/** scripts/attack.ts sends thousands to each. */
const perEndpoint = 60

describe('malformed requests', () => {
  let opened: Awaited<ReturnType<typeof openHosts>>
  before(async () => {
    opened = await openHosts('2026-11-22T00:00:00Z')
  })
  after(() => opened.close())

  const host = (name: string): Host => {
    const found = opened.hosts.find((candidate) => candidate.name === name)
    assert.ok(found, name)
    return found
  }

  it('are sent to every host that there is', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'http')
    const apps = globSync('*/app.ts', { cwd: folder }).map((file) => file.replace('/app.ts', ''))
    assert.deepEqual(opened.hosts.map(({ name }) => name).sort(), apps.sort())
    assert.ok(endpointsOf(host('portal')).length > 30)
  })

  for (const name of ['portal', 'logon', 'office', 'api', 'est']) {
    it(`by nobody are answered at each endpoint of the ${name}, and write no row but that they failed`, async () => {
      const { world } = host(name)
      const before = await rows(world)
      await attack(host(name), [], perEndpoint, 1)
      assert.deepEqual(await rows(world), before)
      const events = await world.database.db
        .selectFrom('audit_event')
        .select('kind')
        .where('actor', '=', 'visitor')
        .execute()
      for (const { kind } of events) assert.ok(failures.has(kind), kind)
    })
  }

  it('are answered at the door for proxies, with what they say of whom they carry', async () => {
    await attack(opened.door, await proxySendersOf(opened.door.world), perEndpoint, 5)
  })

  it('are answered at each endpoint of the guide', async () => {
    await attack(host('demo'), [], perEndpoint, 1)
  })

  it('are answered at each endpoint of the portal, from its windows and from a session', async () => {
    await attack(host('portal'), await sendersOf(host('portal').world), perEndpoint, 2)
  })

  it('are answered at each endpoint of the office, from a session of the desk and of an approver', async () => {
    await attack(host('office'), await staffSendersOf(host('office').world), perEndpoint, 3)
  })

  it('are answered at each endpoint of the API, from a program that may do everything', async () => {
    await attack(host('api'), await clientSendersOf(host('api').world), perEndpoint, 4)
  })
})

/** How many rows there are of everything but what was tried in vain, and what anybody may begin: sign-ins, log-offs. */
async function rows({ database }: World): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
     order by relname`.execute(database.db)
  const names = tables.rows.map(({ name }) => name).filter((name) => !ofFailures.has(name))
  const counts = names.map(async (name) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int from ${sql.table(name)}`.execute(
      database.db,
    )
    return [name, rows[0]?.count ?? -1] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** What the trail says of them. */
const failures = new Set<string>([
  'identification-failed',
  'door-locked',
  'staff-sign-in-refused',
  'staff-activation-refused',
] satisfies AuditEventKind[])

const ofFailures = new Set([
  'audit_event',
  'audit_unsealed',
  'door',
  'stranger_door',
  'ceremony',
  'openid_state',
])
