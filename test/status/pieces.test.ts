import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { clusterConfig } from '../../src/adapters/postgres/cluster.ts'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { migrate, readMigrations } from '../../src/adapters/postgres/migrate.ts'
import { makeRoles, roles } from '../../src/adapters/postgres/roles.ts'
import { statusLists } from '../../src/adapters/postgres/status-lists.ts'
import { parseId } from '../../src/domain/id.ts'
import type { ListScope } from '../../src/domain/status-address.ts'
import { shardsBetween } from '../../src/domain/status-times.ts'
import { toHex } from '../../src/pki/bytes.ts'
import { assembleCertificate } from '../../src/pki/certificate.ts'
import { type CertificateList, encodeRevokedCertificate, encodeTbsCertList } from '../../src/pki/crl.ts'
import type { CrlReason } from '../../src/pki/crl-reason.ts'
import { connectOrStart } from '../database.ts'
import { testCluster } from '../test-cluster.ts'
import { openWorld, type World } from '../world.ts'
import { entriesOf, issuerOf, newestList, publish } from './lists.ts'

/** Steps of one life of the lists, the same each time. With this variable other ones, and as many. */
const more = process.env.WARIFU_TEST_LISTS
const steps = Number(more ?? 60)

const now = '2026-11-22T00:00:00Z'
/** The month before, one of which there is a list, one of which there is none, and none. */
const shards = ['2026-10', '2027-02', '2031-01', 'every'] as const
const lists: readonly ListScope[] = ['all', '2026-10', '2027-02', '2027-03']

type Shard = (typeof shards)[number]
type Entries = Record<string, string | undefined>

/** What must be told, as the acts say it. */
interface Told {
  shard: Shard
  reason: CrlReason
}

interface HeldList {
  number: number
  until: Temporal.Instant
  entries: Entries
}

const anyShard = fc.constantFrom(...shards)
const anyStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('end' as const), shard: anyShard, count: fc.nat(200) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ step: fc.constant('change' as const), every: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 4, arbitrary: fc.record({ step: fc.constant('publish' as const) }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('die' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 14 }) }),
  },
)

type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never

/** What becomes of an entry that is changed. */
const next: Partial<Record<CrlReason, CrlReason>> = {
  certificateHold: 'removeFromCRL',
  removeFromCRL: 'certificateHold',
  superseded: 'keyCompromise',
}

/** Says where they differ, and no more: there may be thousands. */
function assertAlike(a: Entries, b: Entries, what: string) {
  const serials = new Set([...Object.keys(a), ...Object.keys(b)])
  const differing = [...serials].filter((serial) => a[serial] !== b[serial])
  assert.deepEqual(
    differing.slice(0, 5).map((serial) => [serial, a[serial], b[serial]]),
    [],
    what,
  )
}

/** The very bytes of one encoding in one piece. */
function assertEncoded(bytes: Uint8Array, list: CertificateList) {
  const revoked = list.revoked.map(encodeRevokedCertificate)
  const tbs = encodeTbsCertList({ ...list, issuer: list.issuerDer, revoked })
  assert.equal(toHex(bytes), toHex(assembleCertificate(tbs, list.signatureAlgorithm, list.signature)))
}

function follow(before: Entries, delta: CertificateList): Entries {
  const by = Object.entries({ ...before, ...entriesOf(delta) })
  return Object.fromEntries(by.filter(([, reason]) => reason !== 'removeFromCRL'))
}

describe('lists in pieces', () => {
  let world: World
  const told = new Map<string, Told>()
  /** What anybody may still hold of each list, and go on from by a delta. */
  const held = new Map<ListScope, HeldList[]>()

  before(async () => {
    world = await openWorld({ now })
  })
  after(() => world.close())

  async function tell(serials: readonly string[], shard: Shard, reason: CrlReason) {
    const { id } = world.institution()
    const issuer = await issuerOf(world, 'issuing')
    const notAfter = shard === 'every' ? null : `${shard}-15T00:00:00Z`
    await sql`
      select tell_status(${id}, ${issuer.id}, serial, ${notAfter}::timestamptz, ${world.ports.clock.machine()}::timestamptz, ${reason})
        from unnest(${serials}::text[]) serial`.execute(world.database.db)
    for (const serial of serials) told.set(serial, { shard, reason })
  }

  async function change(every: number) {
    const changed = [...told].filter((_, at) => at % every === 0)
    for (const [serial, { shard, reason }] of changed) await tell([serial], shard, next[reason] ?? reason)
  }

  /** As a node that dies between the number and the signature. */
  async function die() {
    const signer = { sign: () => Promise.reject(new Error('the node died')) }
    await publish({ ...world, ports: { ...world.ports, signer } }).catch((error: unknown) =>
      assert.match(String(error), /the node died/),
    )
    world.advance({ minutes: 1 })
  }

  const firstShard = () => shardsBetween(world.ports.clock.machine(), world.ports.clock.machine())[0] ?? ''
  const inScope = (scope: ListScope, shard: Shard) =>
    shard === 'every' || (scope === 'all' ? shard >= firstShard() : shard === scope)

  /** Who holds any list that is good comes to the same by the delta. */
  async function lookAt(scope: ListScope) {
    const { der, delta, number, nextUpdate, full, goesOn } = await newestList(world, scope)
    const wanted = [...told].filter(
      ([, { shard, reason }]) => inScope(scope, shard) && reason !== 'removeFromCRL',
    )
    const entries = entriesOf(full)
    assertAlike(entries, Object.fromEntries(wanted.map(([serial, { reason }]) => [serial, reason])), scope)
    assert.equal(full.revoked.length, wanted.length, 'nobody twice')
    assertEncoded(der, full)
    assertEncoded(delta, goesOn)
    // What ended with a month that is over leaves the list of everything and needs no word in a delta.
    const isStillIn = ([serial]: [string, unknown]) => inScope(scope, told.get(serial)?.shard ?? 'every')
    const isGood = ({ until }: HeldList) => Temporal.Instant.compare(until, world.ports.clock.machine()) > 0
    const before = (held.get(scope) ?? []).filter(isGood)
    for (const one of before) {
      assert.ok(
        BigInt(one.number) >= (goesOn.deltaCRLIndicator ?? 0n),
        'a good list from which no delta goes on',
      )
      const followed = Object.entries(follow(one.entries, goesOn)).filter(isStillIn)
      assertAlike(Object.fromEntries(followed), entries, `${scope} ${one.number} and the delta of ${number}`)
    }
    held.set(scope, [...before, { number, until: nextUpdate, entries }])
  }

  async function look() {
    for (const scope of lists) if (scope >= firstShard()) await lookAt(scope)
    // The last list of a month that is over is served until its end, and consists of what was then.
    const { rows } = await sql<{ past: number; taken: number | null }>`
      select count(*) filter (
               where until_number is not null and not exists (
                 select from crl
                  where number >= from_number and number < until_number and (shard = 'every' or scope = shard)
                    and scope < ${firstShard()} and next_update > ${world.ports.clock.machine()})) as past,
             max(taken) as taken
        from status_piece`.execute(world.database.db)
    assert.equal(rows[0]?.past, 0, 'pieces of which no list consists')
    assert.ok((rows[0]?.taken ?? 0) <= 128)
  }

  let made = 0
  const nextSerial = () => {
    made += 1
    return `01${made.toString(16).padStart(8, '0')}`
  }
  const deeds: { [Name in Step['step']]: (one: Extract<Step, { step: Name }>) => Promise<void> } = {
    async end({ shard, count }) {
      const reason = count % 2 === 0 ? 'certificateHold' : 'superseded'
      await tell(Array.from({ length: count }, nextSerial), shard, reason)
    },
    change: ({ every }) => change(every),
    die,
    wait: async ({ hours }) => world.advance({ hours }),
    async publish() {
      world.advance({ minutes: 2 })
      await publish(world)
      await look()
    },
  }
  const live = <Name extends Step['step']>(one: Extract<Step, { step: Name }>) =>
    (deeds[one.step as Name] as (one: Step) => Promise<void>)(one)

  it('are the bytes that one piece would be, whatever ends, stops, is let in again, and dies in between', async () => {
    await publish(world)
    await fc.assert(fc.asyncProperty(anyStep, live), {
      numRuns: steps,
      endOnFailure: true,
      unbiased: true,
      ...(more === undefined && { seed: 6 }),
    })
    assert.ok(told.size > 300, `${told.size} entries`)
  })
})

describe('lists that were signed before there were pieces', () => {
  it('are served as they are, and their entries have their places', async (t) => {
    const name = `test_${process.pid}_pieces`
    const superuser = await connectOrStart()
    await makeRoles(superuser, name)
    const as = (role: string) => clusterConfig(testCluster, role, name)
    const db = makeDb(as(roles.superuser))
    const app = makeDb(as(roles.app))
    t.after(async () => {
      await Promise.all([db.destroy(), app.destroy()])
      await superuser.query(`drop database ${name} with (force)`)
      await superuser.end()
    })
    const all = readMigrations('db')
    const at = all.findIndex((migration) => migration.name.endsWith('-pieces.sql'))
    await migrate(as(roles.owner), all.slice(0, at))
    const [institution, issuer] = [
      '5e0f6f0c-0000-4000-8000-000000000001',
      '5e0f6f0c-0000-4000-8000-000000000002',
    ]
    await sql`insert into institution values (${institution}, 'a', 'a', 'a', 'blue', 'leaf', ${now})`.execute(
      db,
    )
    await sql`insert into issuer values (${institution}, ${issuer}, 'issuing', ${issuer}, 'k', 'ecdsa-with-SHA256', '', ${now}, ${now})`.execute(
      db,
    )
    await sql`
      select tell_status(${institution}, ${issuer}, '01' || lpad(to_hex(n), 6, '0'),
                         case when n <> 7 then '2027-02-15'::timestamptz end, ${now}, case when n = 9 then 'removeFromCRL' else 'superseded' end)
        from generate_series(1, 300) n`.execute(db)
    await sql`update status_entry set since_number = 5 where serial_number <> '01000001'`.execute(db)
    await sql`
      insert into crl (institution_id, issuer_id, scope, number, base_number, this_update, next_update, der, delta, signed_at)
      values (${institution}, ${issuer}, 'all', 5, 5, ${now}, ${now}, 'whole', 'delta', ${now})`.execute(db)

    await migrate(as(roles.owner), all)
    const { rows } = await sql`
      select shard, piece, from_number, until_number, taken from status_piece order by shard, piece`.execute(
      db,
    )
    const piece = { from_number: 5, until_number: null }
    assert.deepEqual(rows, [
      { ...piece, shard: '2027-02', piece: 0, taken: 128 },
      { ...piece, shard: '2027-02', piece: 1, taken: 128 },
      { ...piece, shard: '2027-02', piece: 2, taken: 42 },
      { ...piece, shard: 'every', piece: 0, taken: 1 },
    ])
    const ofIt = statusLists(app.of(parseId(institution)), parseId(institution), app)
    const newest = await ofIt.newest(parseId(issuer), 'all', 0)
    assert.ok(typeof newest === 'object')
    assert.equal(Buffer.from(newest.der).toString(), 'whole')
    assert.deepEqual(await ofIt.news(parseId(issuer)), ['2027-02'], 'what stood in none comes into the next')
    const entries = await ofIt.entries(parseId(issuer), { scope: 'all', number: 5 })
    assert.equal(entries.reduce((sum, { length }) => sum + length, 0) % 298, 0)
  })
})
