import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type InstitutionId, parseId } from '../../src/domain/id.ts'
import type { OutboxItem } from '../../src/ports/outbox.ts'
import type { Repositories } from '../../src/ports/store.ts'
import { type Person, readPerson } from '../world/person.ts'
import { openWorld, type World } from '../world.ts'

describe('the unit of work', () => {
  let world: World
  let institution: InstitutionId
  let ichiro: Person
  let hanako: Person
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z', institutions: [{ slug: 'a' }, { slug: 'b' }] })
    institution = world.institution().id
    ichiro = await readPerson(world, 'ichiro')
    hanako = await readPerson(world, 'hanako')
  })
  after(() => world.close())

  const language = async () => (await world.ports.store.at(institution).members.byId(ichiro.id))?.language

  it('is all or nothing', async () => {
    const { store } = world.ports
    const failing = store.transact(institution, async (tx) => {
      await tx.members.setLanguage(ichiro.id, 'en')
      assert.equal((await tx.members.byId(ichiro.id))?.language, 'en', 'it sees what it has written')
      assert.equal(await language(), 'ja', 'and nobody else does')
      throw new Error('half-way')
    })
    await assert.rejects(failing, /half-way/)
    assert.equal(await language(), 'ja')
  })

  it('runs again when the database gave up one of two that waited for each other', async () => {
    const { store } = world.ports
    let runs = 0
    const meet = Promise.withResolvers<void>()
    const through = Promise.withResolvers<void>()
    let holding = 0
    const crossing = async (first: Person, second: Person) => {
      await store.transact(institution, async (tx) => {
        runs += 1
        // Whoever comes again might take the same lock before the other, who waited for it, has woken up.
        if (runs > 2) await through.promise
        await tx.members.lockLife(first.id)
        holding += 1
        if (holding === 2) meet.resolve()
        await meet.promise
        await tx.members.lockLife(second.id)
        await tx.members.setLanguage(second.id, 'en')
      })
      through.resolve()
    }
    await Promise.all([crossing(ichiro, hanako), crossing(hanako, ichiro)])
    assert.equal(runs, 3, 'the victim came once more')
    assert.equal(await language(), 'en')
  })

  it('does not run again for any other trouble', async () => {
    let runs = 0
    const failing = world.ports.store.transact(institution, async (tx) => {
      runs += 1
      await tx.entitlements.add(
        {
          id: parseId(world.ports.random.uuid()),
          memberId: parseId(world.ports.random.uuid()),
          reason: 'issue',
          deadline: Temporal.PlainDate.from('2027-01-01'),
        },
        world.ports.clock.now(),
      )
    })
    await assert.rejects(failing, /foreign key/)
    assert.equal(runs, 1)
  })

  it('finds nothing of another institution by an id that exists', async () => {
    const theirs = world.ports.store.at(world.institution('b').id)
    const answers = await Promise.all([
      theirs.members.byId(ichiro.id),
      theirs.members.life(ichiro.id),
      theirs.entitlements.openOf(ichiro.id),
      theirs.outbox.lastOf(ichiro.id, 'pin-letter'),
    ])
    assert.deepEqual(answers, [undefined, undefined, undefined, undefined])
    assert.deepEqual(await theirs.outbox.ofMember(ichiro.id), [])
    assert.deepEqual(await theirs.pickupCodes.usableOf(ichiro.id, world.ports.clock.now()), [])
    assert.deepEqual(await theirs.audit.ofMember(ichiro.id, 100), [])
    await theirs.members.setLanguage(hanako.id, 'ja')
    const { members } = world.ports.store.at(institution)
    await members.setLanguage(hanako.id, 'en')
    await theirs.members.setLanguage(hanako.id, 'ja')
    assert.equal((await members.byId(hanako.id))?.language, 'en')
  })
})

describe('the outbox', () => {
  let world: World
  let outbox: Repositories['outbox']
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    outbox = world.ports.store.at(world.institution().id).outbox
  })
  after(() => world.close())

  it('is read newest first, a page after the other, none twice and none left out', async () => {
    const ichiro = await readPerson(world, 'ichiro')
    const at = world.ports.clock.now()
    for (let n = 0; n < 25; n += 1) {
      await outbox.add({
        id: world.ports.random.uuid(),
        kind: 'renewal-due',
        channel: 'mail',
        memberId: ichiro.id,
        address: 'ichiro@yamada.example',
        language: 'ja',
        subject: `mail ${n}`,
        createdAt: at.add({ seconds: Math.floor(n / 3) }), // several in one instant
        body: { kind: 'plain', text: String(n) },
      })
    }
    const read: OutboxItem[] = []
    for (;;) {
      const last = read.at(-1)
      const page = await outbox.page(4, last && { createdAt: last.createdAt, id: last.id })
      read.push(...page)
      if (page.length < 4) break
    }
    const all = await outbox.page(1000)
    assert.deepEqual(
      read.map(({ id }) => id),
      all.map(({ id }) => id),
    )
    assert.equal(new Set(read.map(({ id }) => id)).size, read.length)
    for (const [at, item] of read.slice(1).entries()) {
      const before = read[at]
      assert.ok(before && Temporal.Instant.compare(item.createdAt, before.createdAt) <= 0)
    }
  })

  it('forgets a secret at the instant that it goes out of date, and not before', async () => {
    const [letter] = (await outbox.page(1000)).filter(({ kind }) => kind === 'pickup-letter')
    assert.ok(letter?.outOfDateAt)
    assert.equal(await outbox.eraseOutOfDate(letter.outOfDateAt.subtract({ microseconds: 1 })), 0)
    assert.equal(await outbox.eraseOutOfDate(letter.outOfDateAt), 3)
    assert.equal(await outbox.eraseOutOfDate(letter.outOfDateAt), 0)
  })
})
