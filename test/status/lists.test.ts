import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { shardOf } from '../../src/domain/status-times.ts'
import { toHex } from '../../src/pki/bytes.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeRevokedCertificate } from '../../src/pki/crl.ts'
import { parseSerialNumber } from '../../src/pki/serial-number.ts'
import { acquire, becomeCustomer, type Held, readPerson } from '../world/person.ts'
import { openSecondNode } from '../world/second-node.ts'
import { makeWorld, type World } from '../world.ts'
import { entriesOf, newestList, publish } from './lists.ts'

const now = '2026-11-22T00:00:00Z'

const serialOf = ({ certificate }: Held) => parseCertificate(certificate).serialNumber
const shardOfHeld = ({ certificate }: Held) => shardOf(parseCertificate(certificate).notAfter)

async function stop(world: World, loginId: string): Promise<void> {
  const { id } = await readPerson(world, loginId)
  await world.ports.store.transact(world.institution().id, (tx) =>
    tx.members.reportLoss(id, world.ports.clock.now()),
  )
}

async function release(world: World, loginId: string): Promise<void> {
  const { id } = await readPerson(world, loginId)
  await world.ports.store.transact(world.institution().id, (tx) => tx.memberships.lift(id, 'loss-reported'))
}

async function revoke(world: World, held: Held): Promise<void> {
  const { certificates } = world.ports.store.at(world.institution().id)
  const fingerprint = world.ports.crypto.sha256(held.certificate)
  const { id, stage } = (await certificates.byFingerprint(fingerprint)) ?? assert.fail('no such certificate')
  const at = world.ports.clock.now()
  assert.ok(await certificates.move(id, { from: stage, to: 'revoked', at, revokedFor: 'keyCompromise' }))
}

describe('the lists of the revoked', () => {
  it('have a certificate from the act on, on hold as long as its holder is stopped', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const shard = shardOfHeld(held)
    assert.equal(shard, '2027-11')
    assert.ok((await publish(world)) > 12)
    assert.equal(await publish(world), 0, 'nothing is due')
    const first = await newestList(world, shard)
    assert.deepEqual(entriesOf(first.full), {})

    await stop(world, 'ichiro')
    assert.equal(await publish(world), 2, 'the shard and the list of everything')
    const held1 = await newestList(world, shard)
    assert.ok(held1.number > first.number)
    assert.deepEqual(entriesOf(held1.full), { [serialOf(held)]: 'certificateHold' })
    assert.deepEqual(entriesOf(held1.goesOn), { [serialOf(held)]: 'certificateHold' })
    assert.deepEqual(entriesOf((await newestList(world, 'all')).full), entriesOf(held1.full))
    assert.deepEqual(entriesOf((await newestList(world, '2027-10')).full), {})

    await release(world, 'ichiro')
    await publish(world)
    const free = await newestList(world, shard)
    assert.deepEqual(entriesOf(free.full), {})
    assert.deepEqual(entriesOf(free.goesOn), { [serialOf(held)]: 'removeFromCRL' })
    assert.equal(free.goesOn.deltaCRLIndicator, BigInt(first.number))

    await stop(world, 'ichiro')
    await revoke(world, held)
    await release(world, 'ichiro')
    await publish(world)
    assert.deepEqual(entriesOf((await newestList(world, shard)).full), { [serialOf(held)]: 'keyCompromise' })
  })

  it('have what was replaced, what was never proved, and what was recorded and never signed', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const ichiro = await readPerson(world, 'ichiro')
    const given = await acquire(browser, ichiro)
    const misaki = await becomeCustomer(world, await readPerson(world, 'misaki'))
    await sql`update certificate set stage = 'signing', der = null, fingerprint = null, signed_at = null
               where serial_number = ${serialOf(given)}`.execute(world.database.db)
    world.goTo('2027-11-01T09:00:00')
    await world.sweep()
    await misaki.browser.get('/')
    await publish(world)
    const { full } = await newestList(world, shardOfHeld(given))
    assert.equal(entriesOf(full)[serialOf(given)], 'superseded')
  })

  it('are signed again in time, say by what they go on from, and forget what is over', async (t) => {
    const world = await makeWorld(t, { now })
    await publish(world)
    const first = await newestList(world, '2027-01')
    world.advance({ hours: 11, minutes: 59, seconds: 59 })
    assert.equal(await publish(world), 0)
    world.advance({ seconds: 1 })
    assert.ok((await publish(world)) > 12)
    const second = await newestList(world, '2027-01')
    assert.ok(second.number > first.number)
    const begun = Date.parse(now) / 1000
    assert.ok(first.number > begun - 600, 'an older copy of the database would number higher, too')
    assert.equal(second.goesOn.deltaCRLIndicator, BigInt(first.number))
    assert.equal(`${second.thisUpdate}`, '2026-11-22T12:00:00Z')
    assert.equal(`${second.nextUpdate}`, '2026-11-23T12:00:00Z')
    world.advance({ hours: 24 })
    await publish(world)
    const third = await newestList(world, '2027-01')
    assert.equal(third.goesOn.deltaCRLIndicator, BigInt(third.number), 'nobody has a good one to go on from')
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from crl where scope = '2027-01'`.execute(world.database.db)
    assert.equal(rows[0]?.count, 2, 'it and the one that was served before it')
    assert.deepEqual(entriesOf((await newestList(world, 'all', 'root')).full), {})
  })

  it('go on where a node died before it signed, and two nodes at once give each number once', async (t) => {
    const world = await makeWorld(t, { now })
    const other = await openSecondNode(t, world)
    await Promise.all([publish(world), publish(other)])
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    await stop(world, 'ichiro')
    const dead = { ...world.ports, signer: { sign: () => Promise.reject(new Error('the node died')) } }
    await assert.rejects(publish({ ...world, ports: { ...world.ports, ...dead } }), /the node died/)
    assert.equal(await publish(world), 0, 'somebody may be signing it')
    world.advance({ minutes: 1 })
    await Promise.all([publish(world), publish(other)])
    assert.deepEqual(entriesOf((await newestList(world, shardOfHeld(held))).full), {
      [serialOf(held)]: 'certificateHold',
    })
  })
})

describe('an entry as the database writes it', () => {
  it('is what we would write', async (t) => {
    const { database } = await makeWorld(t, { now })
    const reasons = [
      'keyCompromise',
      'superseded',
      'cessationOfOperation',
      'certificateHold',
      'removeFromCRL',
      'privilegeWithdrawn',
    ] as const
    const serials = [
      '01',
      '7f',
      '80',
      '0180',
      `01${'ab'.repeat(16)}`,
      `7f${'ff'.repeat(19)}`,
      'ff'.repeat(19),
    ]
    const times = ['2026-11-22T01:02:03.999999Z', '2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z']
    for (const reason of reasons) {
      for (const serial of serials) {
        for (const time of times) {
          const { rows } = await sql<{ der: Uint8Array }>`
            select status_entry_der(${serial}, ${time}::timestamptz, ${reason}) as der`.execute(database.db)
          const revocationDate = Temporal.Instant.from(time).round({
            smallestUnit: 'second',
            roundingMode: 'floor',
          })
          const serialNumber = parseSerialNumber(serial)
          const ours = encodeRevokedCertificate({ serialNumber, revocationDate, reason })
          assert.equal(toHex(rows[0]?.der ?? new Uint8Array()), toHex(ours), `${serial} ${time} ${reason}`)
        }
      }
    }
  })
})
