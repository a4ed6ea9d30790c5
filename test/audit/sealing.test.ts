import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { eventRow, kinds, makeTrail, type Trail } from './trail.ts'

async function sequences({ superuser, a }: Trail): Promise<number[]> {
  const rows = await superuser('select sequence from audit_seal where institution_id = $1 order by 1', [a.id])
  return rows.map(({ sequence }) => sequence)
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('the sealer', () => {
  it('numbers every event without a gap, in the order of their time, and once', async (t) => {
    const trail = await makeTrail(t)
    await trail.append(5)
    assert.equal(await trail.seal(), 5)
    assert.equal(await trail.seal(), 0)
    await trail.append(3)
    assert.equal(await trail.seal(), 3)
    assert.deepEqual(await sequences(trail), upTo(8))
    const rows = await trail.superuser('select at from audit_seal order by sequence')
    const times = rows.map(({ at }) => at.toString())
    assert.deepEqual(times, times.toSorted())
    assert.deepEqual(kinds(await trail.verify()), [])
  })

  it('takes a long queue in batches', async (t) => {
    const trail = await makeTrail(t)
    const { id } = trail.a
    const now = trail.ports.clock.now()
    await trail.ports.store.transact(id, async (tx) => {
      for (let n = 0; n < 1203; n += 1) {
        await tx.audit.append(eventRow(id, now.subtract({ milliseconds: n }), n))
      }
    })
    assert.equal(await trail.seal(), 1203)
    assert.deepEqual(await sequences(trail), upTo(1203))
    assert.deepEqual(kinds(await trail.verify()), [])
  })

  it('gives an event that is committed late a later number, and never misses it', async (t) => {
    const trail = await makeTrail(t)
    const { id } = trail.a
    const early = eventRow(id, trail.ports.clock.now(), 0)
    let sealedMeanwhile = 0
    await trail.ports.store.transact(id, async (tx) => {
      await tx.audit.append(early)
      await trail.append(2)
      sealedMeanwhile = await trail.seal()
    })
    assert.equal(sealedMeanwhile, 2, 'an act that is under way holds nobody up')
    assert.equal(await trail.seal(), 1)
    const [last] = await trail.superuser('select audit_event_id from audit_seal where sequence = 3')
    assert.equal(last?.audit_event_id, early.event.id)
    assert.deepEqual(kinds(await trail.verify()), [])
  })

  it('seals nothing of an act that was rolled back', async (t) => {
    const trail = await makeTrail(t)
    const { id } = trail.a
    const failed = trail.ports.store.transact(id, async (tx) => {
      await tx.audit.append(eventRow(id, trail.ports.clock.now(), 0))
      throw new Error('no')
    })
    await assert.rejects(failed, /^Error: no$/)
    assert.equal(await trail.seal(), 0)
  })

  it('runs on several nodes at once while events are written', async (t) => {
    const trail = await makeTrail(t)
    const nodes = [1, 2, 3].map(() => makeDb(trail.database.config.app, { max: 3 }))
    let writing = true
    const sealers = nodes.map(async (db) => {
      const ports = { ...trail.ports, store: makeStore(db) }
      while (writing) {
        await sealAudit(ports, trail.a.id)
        await sleep(1)
      }
      await db.destroy()
    })
    await Promise.all([trail.append(40), trail.append(40), trail.append(40)])
    writing = false
    await Promise.all(sealers)
    await trail.seal()
    assert.deepEqual(await sequences(trail), upTo(120))
    assert.deepEqual(kinds(await trail.verify()), [])
  })

  it('leaves it to another sealer that is at it, and waits for nobody', async (t) => {
    const trail = await makeTrail(t)
    await trail.append(1)
    await trail.ports.store.transact(trail.a.id, async (tx) => {
      assert.equal(await tx.seals.tryLock(), true)
      assert.equal(await trail.seal(), 0)
    })
    assert.equal(await trail.seal(), 1)
  })

  it('keeps a chain for each institution', async (t) => {
    const trail = await makeTrail(t)
    const b = await trail.addInstitution('b')
    await trail.append(2)
    await trail.append(3, b.id)
    assert.equal(await trail.seal(), 2)
    assert.equal(await trail.seal(b.id), 3)
    assert.deepEqual(
      (await trail.verify()).institutions.map(({ institution, count, faultCount }) => [
        institution,
        count,
        faultCount,
      ]),
      [
        ['a', 2, 0],
        ['b', 3, 0],
      ],
    )
  })

  it('seals a second event under a used id too, and is not stopped by it', async (t) => {
    const trail = await makeTrail(t)
    const now = trail.ports.clock.now()
    const row = eventRow(trail.a.id, now, 0)
    const twin = eventRow(trail.a.id, now.subtract({ seconds: 1 }), 0)
    const { audit } = trail.ports.store.at(trail.a.id)
    await audit.append(row)
    await trail.seal()
    await audit.append({ ...twin, event: { ...twin.event, id: row.event.id } })
    assert.equal(await trail.seal(), 1)
    assert.deepEqual(kinds(await trail.verify()), ['event-changed'], 'its leaf hash is of another id')
  })
})
