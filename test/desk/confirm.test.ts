import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { confirmAct } from '../../src/service/desk/confirm.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { logOn, ownPins } from '../world/person.ts'
import { approved, customers, lifeOf, openDesk, refusalOf, refuses, trailOf } from './cast.ts'

describe('the confirmation PIN once more', () => {
  it('right: gives all tries back', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako } = desk
    await customers(desk, hanako)
    const confirm = (pin: string) => confirmAct(world.ports, world.institution(), hanako.id, pin)
    for (let n = 0; n < 4; n += 1) await refuses('pin-wrong', confirm('wrong0'))
    await confirm(ownPins.confirmationPin)
    for (let n = 0; n < 4; n += 1) await refuses('pin-wrong', confirm('wrong0'))
    await confirm(ownPins.confirmationPin)
    assert.equal((await trailOf(desk, hanako)).at(-1), 'desk-act-confirmed')
  })

  it('wrong too often: locks this door, and neither the log-on nor the next one’s', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro } = desk
    const [customer] = await customers(desk, hanako, jiro)
    assert.ok(customer)
    const confirm = (pin: string, who = hanako) => confirmAct(world.ports, world.institution(), who.id, pin)
    for (const triesLeft of [4, 3, 2, 1]) {
      const refusal = await refusalOf(confirm(ownPins.pin))
      assert.deepEqual([refusal.code, refusal.facts], ['pin-wrong', { door: 'desk', triesLeft }])
    }
    await refuses('door-locked', confirm('wrong0'))
    await refuses('door-locked', confirm(ownPins.confirmationPin))
    assert.deepEqual((await lifeOf(desk, hanako)).member.lockedDoors, ['desk'])
    assert.equal((await logOn(customer.browser, customer.held)).status, 200)
    await confirm(ownPins.confirmationPin, jiro)
  })

  it('fifty at once are five', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako } = desk
    await customers(desk, hanako)
    const all = await Promise.all(
      Array.from({ length: 50 }, () =>
        refusalOf(confirmAct(world.ports, world.institution(), hanako.id, 'wrong0')),
      ),
    )
    assert.equal(all.filter(({ code }) => code === 'pin-wrong').length, 4)
    await refuses(
      'door-locked',
      confirmAct(world.ports, world.institution(), hanako.id, ownPins.confirmationPin),
    )
  })

  it('is open again with new PINs', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako } = desk
    await customers(desk, hanako)
    for (let n = 0; n < 5; n += 1) {
      await refusalOf(confirmAct(world.ports, world.institution(), hanako.id, 'wrong0'))
    }
    await reissue(world.ports, world.institution(), approved, hanako.id, {
      reason: 'forgotten',
      resetPins: true,
    })
    assert.deepEqual((await lifeOf(desk, hanako)).member.lockedDoors, [])
  })
})
