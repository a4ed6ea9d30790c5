import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { acquire, becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('the lock on a member', () => {
  it('keeps the sweep off a certificate that somebody is about to prove', async (t) => {
    const world = await makeWorld(t, { now })
    const { store } = world.ports
    const { id: institution } = world.institution()
    const ichiro = await readPerson(world, 'ichiro')
    await acquire(world.openBrowser(), ichiro)
    world.advance({ years: 1 })

    const during = await store.transact(institution, async (tx) => {
      await tx.members.lockLife(ichiro.id)
      const { ended } = await world.sweep()
      return { ended, life: await tx.members.life(ichiro.id) }
    })
    assert.equal(during.ended, 0)
    assert.deepEqual(
      during.life?.certificates.map(({ stage }) => stage),
      ['proving'],
    )
    assert.equal((await world.sweep()).ended, 1)
  })

  it('lets two administrators be told of each other at once', async (t) => {
    const people = ['hanako', 'taro'].map(
      (loginId) => ({ role: 'administrator', loginId, displayName: loginId, language: 'ja' }) as const,
    )
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', people }] })
    const { store } = world.ports
    const { id: institution } = world.institution()
    const [hanako, taro] = await Promise.all(people.map(({ loginId }) => readPerson(world, loginId)))
    assert.ok(hanako && taro)
    for (const person of [hanako, taro]) await becomeCustomer(world, person)

    let runs = 0
    const both = Promise.withResolvers<void>()
    const act = (own: typeof hanako, other: typeof hanako) =>
      store.transact(institution, async (tx) => {
        await tx.members.lockLife(own.id)
        runs += 1
        if (runs === 2) both.resolve()
        await both.promise
        await tx.outbox.add({
          id: world.ports.random.uuid(),
          kind: 'certificate-issued',
          channel: 'mail',
          memberId: other.id,
          language: 'ja',
          subject: 'told',
          createdAt: world.ports.clock.now(),
          body: { kind: 'plain', text: 'told' },
        })
      })
    await Promise.all([act(hanako, taro), act(taro, hanako)])
    assert.equal(runs, 2, 'neither had to come again after a deadlock')
  })
})
