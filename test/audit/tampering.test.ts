import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import { publicCrypto } from '../../src/adapters/keys/crypto.ts'
import { auditLeaf } from '../../src/domain/audit-event.ts'
import { emptyHead, sealEvents } from '../../src/domain/audit-seal.ts'
import { eventRow, kinds, makeTrail, openTrail, type Trail } from './trail.ts'

/** Ten sealed events with a checkpoint over them, and two newer ones. The odd sequences carry no decision. */
async function sealedTrail(t: TestContext): Promise<Trail> {
  const trail = await makeTrail(t)
  await trail.append(10)
  await trail.seal()
  await trail.checkpoint()
  await trail.append(2)
  await trail.seal()
  const { intact, institutions } = await trail.verify()
  assert.equal(intact, true)
  assert.deepEqual([institutions[0]?.count, institutions[0]?.vouched], [12, 10])
  return trail
}

/** What lies in the trail under number n. */
const eventAt = (n: number) =>
  `(audit_event_id, at) = (select audit_event_id, at from audit_seal where sequence = ${n})`

describe('rewriting is found: a changed', () => {
  let trail: Trail
  before(async () => {
    trail = await openTrail()
    await trail.append(16)
    await trail.seal()
  })
  after(() => trail.close())

  for (const [index, [what, change]] of (
    [
      ['kind', `kind = 'logged-on'`],
      ['actor', `actor = 'member'`],
      ['actor id', `actor_id = 'x'`],
      ['member', `member_id = '00000000-0000-4000-8000-000000000001'`],
      ['certificate', `certificate_id = '00000000-0000-4000-8000-000000000001'`],
      ['contract', `contract_id = '00000000-0000-4000-8000-000000000001'`],
      ['entitlement', `entitlement_id = '00000000-0000-4000-8000-000000000001'`],
      ['renewal', `renewal_id = '00000000-0000-4000-8000-000000000001'`],
      ['issuer', `issuer_id = '00000000-0000-4000-8000-000000000001'`],
      ['origin', `origin = 'ab'`],
      ['fact', `facts = '{"n": 99}'`],
      ['fact that no event has', `facts = '{"n": {"deep": [1]}}'`],
      ['fact that has no leaf', `facts = '{"n": 0.5}'`],
      ['missing fact', 'facts = null'],
      ['leaf hash', `leaf_hash = decode(repeat('ab', 32), 'hex')`],
    ] as const
  ).entries()) {
    it(what, async () => {
      const n = index + 1
      await trail.superuser(`update audit_event set ${change} where ${eventAt(n)}`)
      const { faults = [] } = (await trail.verify()).institutions[0] ?? {}
      const found = faults.filter(({ kind }) => kind === 'event-changed').map(({ sequence }) => sequence)
      assert.deepEqual(
        found,
        Array.from({ length: n }, (_, before) => before + 1),
      )
    })
  }
})

describe('rewriting is found: the changed', () => {
  it('time', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser(`update audit_event set at = at - interval '1 day' where ${eventAt(3)}`)
    assert.deepEqual(kinds(await trail.verify()), ['event-lost', 'event-missing'])
  })

  for (const [what, value] of [
    ['decision', `'{"format":1}'`],
    ['decision that was taken away', 'null'],
  ]) {
    it(what ?? '', async (t) => {
      const trail = await sealedTrail(t)
      await trail.superuser(`update audit_event set decision = ${value} where ${eventAt(4)}`)
      assert.deepEqual(kinds(await trail.verify()), ['decision-changed'])
    })
  }

  it('decision that was put where none was', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser(`update audit_event set decision = '{}' where ${eventAt(3)}`)
    assert.deepEqual(kinds(await trail.verify()), ['decision-changed'])
  })

  it('event whose leaf hash was made to fit', async (t) => {
    const trail = await sealedTrail(t)
    await forgeEvent(trail, 3)
    assert.deepEqual(kinds(await trail.verify()), ['event-changed'])
  })

  it('event whose seal was made to fit', async (t) => {
    const trail = await sealedTrail(t)
    const leaf = await forgeEvent(trail, 3)
    await trail.superuser('update audit_seal set leaf_hash = $1 where sequence = 3', [Buffer.from(leaf)])
    assert.deepEqual(kinds(await trail.verify()), ['chain-broken'])
  })

  it('event whose whole chain was made to fit: only the checkpoint knows', async (t) => {
    const trail = await sealedTrail(t)
    const leaf = await forgeEvent(trail, 3)
    await trail.superuser('update audit_seal set leaf_hash = $1 where sequence = 3', [Buffer.from(leaf)])
    await rechain(trail)
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-differs'])
    assert.equal((await trail.verify([], Promise.resolve([]))).intact, true, 'and without it nobody does')
  })
})

describe('what is taken away is found:', () => {
  it('an event', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser(`delete from audit_event where ${eventAt(3)}`)
    assert.deepEqual(kinds(await trail.verify()), ['event-missing'])
  })

  it('an event with its seal', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser(`delete from audit_event where ${eventAt(3)}`)
    await trail.superuser('delete from audit_seal where sequence = 3')
    assert.deepEqual(kinds(await trail.verify()), ['seal-missing'])
  })

  it('the beginning', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser(`delete from audit_event where ${eventAt(1)}`)
    await trail.superuser('delete from audit_seal where sequence = 1')
    assert.deepEqual(kinds(await trail.verify()), ['seal-missing'])
  })

  it('a seal alone', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser('delete from audit_seal where sequence = 12')
    assert.deepEqual(kinds(await trail.verify()), ['event-lost'])
  })

  it('the end, as far as a checkpoint knows it', async (t) => {
    const trail = await sealedTrail(t)
    for (const n of [12, 11, 10]) {
      await trail.superuser(`delete from audit_event where ${eventAt(n)}`)
      await trail.superuser(`delete from audit_seal where sequence = ${n}`)
    }
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-ahead'])
  })

  it('the end, when others were put in its place', async (t) => {
    const trail = await sealedTrail(t)
    for (const n of [12, 11, 10]) {
      await trail.superuser(`delete from audit_event where ${eventAt(n)}`)
      await trail.superuser(`delete from audit_seal where sequence = ${n}`)
    }
    await trail.append(3)
    await trail.seal()
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-differs'])
  })

  it('everything', async (t) => {
    const trail = await sealedTrail(t)
    await trail.superuser('truncate audit_event, audit_seal, audit_unsealed')
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-ahead'])
    await trail.superuser('truncate audit_key')
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-key'])
    await trail.superuser('truncate institution cascade')
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-foreign'])
  })

  it('an event that waited for its seal', async (t) => {
    const trail = await sealedTrail(t)
    await trail.append(1)
    await trail.superuser(
      'delete from audit_event where (audit_event_id, at) in (select audit_event_id, at from audit_unsealed)',
    )
    assert.deepEqual(kinds(await trail.verify()), ['event-missing'])
  })

  it('its place in the queue', async (t) => {
    const trail = await sealedTrail(t)
    await trail.append(1)
    await trail.superuser('delete from audit_unsealed')
    await trail.seal()
    assert.deepEqual(kinds(await trail.verify()), ['event-lost'])
  })
})

describe('reordering is found:', () => {
  it('two events that changed places', async (t) => {
    const trail = await sealedTrail(t)
    await swap(trail, 3, 4)
    assert.deepEqual(kinds(await trail.verify()), ['chain-broken'])
  })

  it('with the chain made to fit', async (t) => {
    const trail = await sealedTrail(t)
    await swap(trail, 3, 4)
    await rechain(trail)
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-differs'])
  })
})

describe('forging is found:', () => {
  it('an event that was put in with its own seal between others', async (t) => {
    const trail = await sealedTrail(t)
    const row = eventRow(trail.a.id, trail.ports.clock.now().subtract({ seconds: 8 }), 0)
    await trail.ports.store.at(trail.a.id).audit.append(row)
    await trail.superuser('delete from audit_unsealed')
    await trail.superuser('update audit_seal set sequence = sequence + 1000 where sequence > 5')
    await trail.superuser('update audit_seal set sequence = sequence - 999 where sequence > 1000')
    await trail.superuser(
      `insert into audit_seal select $1, 6, $2, $3, $4, chain_hash, sealed_at from audit_seal where sequence = 5`,
      [trail.a.id, row.event.id, row.event.at.toString(), Buffer.from(row.leafHash)],
    )
    assert.deepEqual(kinds(await trail.verify()), ['chain-broken', 'checkpoint-differs'])
    await rechain(trail)
    assert.deepEqual(kinds(await trail.verify()), ['checkpoint-differs'])
  })

  it('an event that was put in with an earlier time: it is sealed now, and counted as late', async (t) => {
    const trail = await sealedTrail(t)
    const yesterday = trail.ports.clock.now().subtract({ hours: 24 })
    await trail.ports.store.at(trail.a.id).audit.append(eventRow(trail.a.id, yesterday, 0))
    await trail.seal()
    const { intact, institutions } = await trail.verify()
    assert.deepEqual([intact, institutions[0]?.late], [true, 1])
  })

  it('an event that nobody seals', async (t) => {
    const trail = await sealedTrail(t)
    await trail.append(1)
    trail.ports.clock.set(trail.ports.clock.now().add({ seconds: 60 }))
    assert.deepEqual(kinds(await trail.verify()), [])
    trail.ports.clock.set(trail.ports.clock.now().add({ seconds: 1 }))
    assert.deepEqual(kinds(await trail.verify()), ['event-waiting'])
  })
})

/** Another event under the same name, with a leaf hash that fits. */
async function forgeEvent(trail: Trail, n: number): Promise<Uint8Array> {
  const [entry] = await trail.ports.store.at(trail.a.id).inspection.entries(n - 1, n, 1)
  assert.ok(entry !== undefined && typeof entry.row === 'object')
  const event = { ...entry.row.event, facts: { n: 99 } }
  const leaf = publicCrypto.sha256(auditLeaf(event))
  await trail.superuser(
    `update audit_event set facts = '{"n": 99}', decision = null, leaf_hash = $1 where ${eventAt(n)}`,
    [Buffer.from(leaf)],
  )
  return leaf
}

/** What somebody does who knows how the chain is made and may write everywhere in the database. */
async function rechain({ superuser, a }: Trail): Promise<void> {
  const rows = await superuser('select sequence, leaf_hash from audit_seal order by sequence')
  const at = Temporal.Instant.from('2027-01-01T00:00Z')
  const events = rows.map((row) => ({ id: '', at, leafHash: row.leaf_hash }))
  for (const seal of sealEvents(publicCrypto.sha256, emptyHead(publicCrypto.sha256, a.id), events, at)) {
    await superuser('update audit_seal set chain_hash = $1 where sequence = $2', [
      Buffer.from(seal.chainHash),
      seal.sequence,
    ])
  }
}

async function swap({ superuser }: Trail, one: number, other: number): Promise<void> {
  await superuser('update audit_seal set sequence = 1000000 where sequence = $1', [one])
  await superuser('update audit_seal set sequence = $1 where sequence = $2', [one, other])
  await superuser('update audit_seal set sequence = $1 where sequence = 1000000', [other])
}
