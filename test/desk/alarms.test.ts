import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { unlockMember } from '../../src/service/desk/lock-member.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { releaseStop } from '../../src/service/desk/stop-member.ts'
import { mailsTo } from '../world/mails.ts'
import { acquire, logOn, ownPins, type Person, readPerson, showCertificate } from '../world/person.ts'
import {
  alone,
  approved,
  by,
  customers,
  type Desk,
  memberOf,
  openDesk,
  refuses,
  repositories,
} from './cast.ts'

const kinds = async (desk: Desk, { id }: Person) =>
  (await repositories(desk).alarms.ofMember(id)).map(({ kind }) => kind)

describe('the staff are alarmed', () => {
  it('by a reissue of what has vanished, and by one soon after a revocation; once while nobody has looked', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro, misaki } = desk
    await customers(desk, ichiro, misaki)
    const again = (person: Person, reason: 'deleted' | 'damaged') =>
      reissue(world.ports, world.institution(), by(hanako), person.id, { reason, resetPins: false })
    await again(ichiro, 'deleted')
    await again(ichiro, 'deleted')
    assert.deepEqual(await kinds(desk, ichiro), ['reissue-after-deletion'])

    await again(misaki, 'damaged')
    assert.deepEqual(await kinds(desk, misaki), [])
    await revokeCertificate(world.ports, world.institution(), by(hanako), misaki.id, { reason: 'other' })
    world.advance({ days: 6 })
    await again(misaki, 'damaged')
    assert.deepEqual(await kinds(desk, misaki), ['reissue-after-deletion'])
  })

  it('by three acquisitions in a row', async (t) => {
    const desk = await openDesk(t)
    const { ichiro, world } = desk
    for (let n = 1; n <= 3; n += 1) {
      await acquire(world.openBrowser(), ichiro)
      assert.deepEqual(await kinds(desk, ichiro), n < 3 ? [] : ['acquisitions-in-a-row'], `${n}`)
    }
  })

  for (const [where, expected] of [
    ['a browser of another network', ['log-on-after-reissue']],
    ['the browser of before', []],
  ] as const) {
    it(`by the first log-on after a reissue from ${where}: ${expected.length}`, async (t) => {
      const desk = await openDesk(t)
      const { world, hanako, ichiro } = desk
      const [customer] = await customers(desk, ichiro)
      assert.ok(customer)
      await reissue(world.ports, world.institution(), by(hanako), ichiro.id, {
        reason: 'damaged',
        resetPins: false,
      })
      const { pickupCode } = await readPerson(world, 'ichiro')
      const { pin, confirmationPin } = ownPins
      const mine = { ...ichiro, pin, confirmationPin, pickupCode }
      const browser = where === 'the browser of before' ? customer.browser : world.openBrowser()
      const held = await acquire(browser, mine)
      assert.equal((await logOn(browser, held)).status, 200)
      assert.deepEqual(await kinds(desk, ichiro), expected)
      world.advance({ minutes: 1 })
      await logOn(world.openBrowser(), held)
      assert.deepEqual(await kinds(desk, ichiro), expected, 'it is told of the first log-on')
    })
  }

  it('and where the policy says so whose log-on it was is held, until two of the staff release him', async (t) => {
    const held = { desk: { ...defaultPolicy.desk, alarmedAtDoor: 'is-held' } } as const
    const desk = await openDesk(t, held)
    const { world, hanako, ichiro } = desk
    await customers(desk, ichiro)
    await reissue(world.ports, world.institution(), by(hanako), ichiro.id, {
      reason: 'damaged',
      resetPins: false,
    })
    const { pickupCode } = await readPerson(world, 'ichiro')
    const { pin, confirmationPin } = ownPins
    const browser = world.openBrowser()
    const certificate = await acquire(browser, { ...ichiro, pin, confirmationPin, pickupCode })
    const first = await showCertificate(browser, certificate)
    assert.notEqual((await browser.open(first.location)).location, '/logon/pin', 'he comes no further')
    assert.deepEqual(
      (await repositories(desk).alarms.ofMember(ichiro.id)).map(({ kind, facts }) => [kind, facts]),
      [['log-on-after-reissue', { held: 'held' }]],
    )
    assert.deepEqual((await memberOf(desk, ichiro)).stops, ['held'], 'which is no suspension')
    const page = await showCertificate(browser, certificate)
    assert.equal(page.screen, 'L-57')
    assert.match(page.text, /電子証明書は失効していません/)
    for (const person of [ichiro, hanako]) {
      assert.equal((await mailsTo(world, person, 'held')).length, 1, person.loginId)
    }
    await refuses('nothing-to-change', unlockMember(world.ports, world.institution(), by(hanako), ichiro.id))
    await refuses('approval-needed', releaseStop(world.ports, world.institution(), alone, ichiro.id))
    await releaseStop(world.ports, world.institution(), approved, ichiro.id)
    assert.equal((await mailsTo(world, ichiro, 'hold-released')).length, 1)
    assert.deepEqual(await mailsTo(world, ichiro, 'stop-released'), [])
    assert.equal((await logOn(browser, certificate)).status, 200)
    assert.equal((await repositories(desk).alarms.ofMember(ichiro.id)).length, 1, 'only the first is strange')
  })

  it('and where the policy says so nobody acquires by an alarming reissue before two of the staff have looked', async (t) => {
    const desk = await openDesk(t, { desk: { ...defaultPolicy.desk, alarmedByReissue: 'is-held' } })
    const { world, hanako, ichiro, misaki } = desk
    await customers(desk, ichiro, misaki)
    const again = (person: Person, reason: 'deleted' | 'damaged') =>
      reissue(world.ports, world.institution(), by(hanako), person.id, { reason, resetPins: false })
    await again(misaki, 'damaged')
    assert.deepEqual((await memberOf(desk, misaki)).stops, [], 'a reissue like any other')
    await again(ichiro, 'deleted')
    assert.deepEqual((await memberOf(desk, ichiro)).stops, ['held'])
    const { pickupCode } = await readPerson(world, 'ichiro')
    const mine = { ...ichiro, ...ownPins, pickupCode }
    await assert.rejects(acquire(world.openBrowser(), mine))
    await releaseStop(world.ports, world.institution(), approved, ichiro.id)
    await acquire(world.openBrowser(), mine)
  })

  it('not by the first log-on of somebody new', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    await acquire(world.openBrowser(), ichiro)
    await reissue(world.ports, world.institution(), by(hanako), ichiro.id, {
      reason: 'damaged',
      resetPins: false,
    })
    const browser = world.openBrowser()
    const held = await acquire(browser, {
      ...ichiro,
      pickupCode: (await readPerson(world, 'ichiro')).pickupCode,
    })
    await logOn(browser, held, ichiro.pin)
    assert.deepEqual(await kinds(desk, ichiro), [])
  })
})
