import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { makeDemo } from '../../src/service/demo/make-demo.ts'
import { moveClock } from '../../src/service/demo/move-clock.ts'
import { readDemoOutbox, readDemoPeople } from '../../src/service/demo/read-demo.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function counts({ database }: World): Promise<Record<string, number>> {
  const tables = ['institution', 'issuer', 'contract', 'member', 'entitlement'] as const
  const rows = tables.map(async (table) => [
    table,
    (await database.db.selectFrom(table).selectAll().execute()).length,
  ])
  return Object.fromEntries(await Promise.all(rows))
}

/** A store whose every transaction from the nth on fails, as when the first start is cut short. */
function failingFrom(world: World, nth: number): World['ports'] {
  let transactions = 0
  const { store } = world.ports
  return {
    ...world.ports,
    store: {
      ...store,
      async transact(institution, act) {
        transactions += 1
        if (transactions >= nth) throw new Error('cut short')
        return store.transact(institution, act)
      },
    },
  }
}

describe('the demonstration', () => {
  it('makes two institutions, each with its CAs, a contract and three people; a second start changes nothing', async (t) => {
    const world = await makeWorld(t, { now, institutions: [] })
    await makeDemo(world.ports)
    const first = await counts(world)
    assert.deepEqual(first, { institution: 2, issuer: 4, contract: 2, member: 6, entitlement: 6 })
    await makeDemo(world.ports)
    assert.deepEqual(await counts(world), first)
  })

  for (const nth of [1, 2, 3, 4, 6, 8]) {
    it(`goes on where a start was cut short at its ${nth}. transaction`, async (t) => {
      const world = await makeWorld(t, { now, institutions: [] })
      await assert.rejects(makeDemo(failingFrom(world, nth)), /cut short/)
      await makeDemo(world.ports)
      assert.deepEqual(await counts(world), {
        institution: 2,
        issuer: 4,
        contract: 2,
        member: 6,
        entitlement: 6,
      })
    })
  }

  it('shows what stands in the letters as long as it is of use', async (t) => {
    const world = await makeWorld(t, { now })
    const institution = world.institution()
    const before = await readDemoPeople(world.ports, institution)
    assert.equal(before.length, 3)
    for (const { pin, confirmationPin, pickupCode } of before) assert.ok(pin && confirmationPin && pickupCode)
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const after = (await readDemoPeople(world.ports, institution)).find(
      ({ member }) => member.id === ichiro.id,
    )
    assert.deepEqual(
      [after?.pin, after?.confirmationPin, after?.pickupCode],
      [undefined, undefined, undefined],
    )
    const texts = (await readDemoOutbox(world.ports, institution, 100)).map(({ text }) => text)
    assert.ok(texts.includes(undefined), 'erased ones are shown as such')
  })

  it('ends every session when its clock is moved, and does at once what falls due by then', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser } = await becomeCustomer(world, ichiro)
    const demoClock = {
      read: async () => Temporal.Duration.from({ seconds: 0 }),
      set: async (offset: Temporal.Duration) =>
        world.ports.clock.set(world.ports.clock.machine().add(offset)),
    }
    world.ports.clock.setMachine(world.ports.clock.now())
    const to = Temporal.Instant.from('2027-10-23T01:00:00Z')
    await moveClock({ ...world.ports, demoClock }, world.portal.directory, to)
    assert.equal(world.ports.clock.now().toString(), to.toString())
    assert.equal((await browser.get('/menu')).screen, 'E-51')
    const notices = await world.database.db.selectFrom('notice').select(['milestone', 'state']).execute()
    const written = { milestone: 'E-30', state: 'written' }
    assert.deepEqual(notices, [written, written], 'to him and to his administrator')
  })

  it('makes certificates that browsers offer: notBefore is never in the machine’s future', async (t) => {
    const world = await makeWorld(t, { now })
    const machine = world.ports.clock.now()
    world.ports.clock.setMachine(machine)
    world.goTo('2026-12-02T09:00:00')
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const { notBefore, notAfter } = parseCertificate(held.certificate)
    assert.equal(notBefore.toString(), machine.subtract({ minutes: 10 }).toString())
    assert.equal(notAfter.toString(), '2027-12-02T14:59:59Z', 'and its E is counted by the demo’s clock')
  })
})
