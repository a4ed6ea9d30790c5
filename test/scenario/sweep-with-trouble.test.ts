import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Ports } from '../../src/ports/ports.ts'
import type { Repositories } from '../../src/ports/store.ts'
import { sweep } from '../../src/service/sweep/sweep.ts'
import { mailsTo } from '../world/mails.ts'
import { acquire, becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** The same ports, but that one act fails in every transaction. */
function withTrouble(ports: Ports, trouble: (tx: Repositories) => Repositories): Ports {
  const { transact } = ports.store
  return {
    ...ports,
    store: { ...ports.store, transact: (id, act) => transact(id, (tx) => act(trouble(tx))) },
  }
}

describe('a sweep that meets trouble', () => {
  it('writes the mails of all others when one cannot be written, says so, and catches up', async (t) => {
    const world = await makeWorld(t, { now })
    const people = await Promise.all(['hanako', 'ichiro', 'misaki'].map((name) => readPerson(world, name)))
    for (const person of people) await becomeCustomer(world, person)
    world.goTo('2027-10-23T09:00:00')
    const [, ichiro] = people
    const ports = withTrouble(world.ports, (tx) => ({
      ...tx,
      outbox: {
        ...tx.outbox,
        addAll: (items) =>
          items.some(({ memberId }) => memberId === ichiro?.id)
            ? Promise.reject(new Error('trouble'))
            : tx.outbox.addAll(items),
      },
    }))
    await assert.rejects(sweep(ports, world.institution()), /trouble/)
    const written = await Promise.all(people.map((person) => mailsTo(world, person, 'before-expiry')))
    assert.deepEqual(
      written.map(({ length }) => length),
      [1, 0, 1],
    )
    assert.equal((await world.sweep()).noticed, 1)
    const counts = await Promise.all(
      people.map(async (person) => (await mailsTo(world, person, 'before-expiry')).length),
    )
    assert.deepEqual(counts, [1, 1, 1])
  })

  it('erases what is out of date and writes mails when certificates cannot be ended', async (t) => {
    const world = await makeWorld(t, { now })
    const [ichiro, misaki] = [await readPerson(world, 'ichiro'), await readPerson(world, 'misaki')]
    await becomeCustomer(world, ichiro)
    await acquire(world.openBrowser(), misaki)
    world.goTo('2027-10-23T09:00:00')
    const ports = withTrouble(world.ports, (tx) => ({
      ...tx,
      certificates: { ...tx.certificates, endOverdue: () => Promise.reject(new Error('trouble')) },
    }))
    await assert.rejects(sweep(ports, world.institution()), /trouble/)
    assert.equal((await mailsTo(world, ichiro, 'before-expiry')).length, 1)
    assert.equal((await readPerson(world, 'misaki')).pickupCode, '')
    assert.equal((await world.sweep()).ended, 1)
  })
})
