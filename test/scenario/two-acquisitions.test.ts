import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseId, type RenewalId } from '../../src/domain/id.ts'
import { entitle } from '../../src/service/member/entitle.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  enterCode,
  fieldOf,
  identify,
  logOn,
  openRenewal,
  type Person,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const window = '/acquire/window'

/** The institution opens a new acquisition for him; his letters are read again. */
async function entitleAnew(world: World, { id, loginId }: Person): Promise<Person> {
  const { ports } = world
  const institution = world.institution()
  await ports.store.transact(institution.id, async (tx) => {
    const member = await tx.members.byId(id)
    assert.ok(member)
    await entitle(ports, tx, institution, member, 'reissue')
  })
  return readPerson(world, loginId)
}

describe('two acquisitions of one person', () => {
  it('tells the window whose file was replaced by another browser that it is over', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const first = world.openBrowser()
    await acquire(first, ichiro)
    const second = world.openBrowser()
    const held = await acquire(second, ichiro)
    assert.equal((await logOn(second, held, ichiro.pin)).screen, 'L-30')

    assert.equal(fieldOf((await second.get(`${window}/status`)).text, 'state'), 'proved')
    assert.equal(fieldOf((await first.get(`${window}/status`)).text, 'state'), 'ended')
    const over = await first.open(window)
    assert.equal(over.status, 409, 'a page, and not a circle')
    assert.match(over.text, /href="\/acquire"/)
    assert.equal((await first.open('/acquire/code')).status, 409)
  })

  it('opens nothing more by a code whose entitlement was withdrawn', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const opened = world.openBrowser()
    await identify(opened, ichiro)
    await enterCode(opened, ichiro.pickupCode)
    await sayYes(opened, window)
    const identified = world.openBrowser()
    await identify(identified, ichiro)

    const anew = await entitleAnew(world, ichiro)
    const refused = await askCertificate(opened, window, makeEnrolmentKey())
    assert.equal(refused.status, 409, refused.text)
    assert.equal((await enterCode(identified, anew.pickupCode)).status, 409)
    assert.equal((await identified.post('/acquire/code/mail', {})).status, 409)
    assert.ok(await acquire(world.openBrowser(), { ...anew, pin: ichiro.pin }))
  })

  it('keeps a letter in force when a renewal is proved beside it', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-30T09:00:00')
    const { pickupCode } = await entitleAnew(world, ichiro)
    await logOn(browser, held)
    const fresh = await renew(browser, held)
    assert.equal((await showCertificate(browser, fresh, 'proof')).location, '/logon/proved')
    const own = { ...ichiro, pin: '482913', confirmationPin: 'k7m2pq' }
    const elsewhere = world.openBrowser()
    assert.equal((await identify(elsewhere, own)).location, '/acquire/code')
    assert.equal((await enterCode(elsewhere, pickupCode)).location, window)
  })

  it('ends a renewal that was begun for the certificate which an acquisition then replaced', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-30T09:00:00')
    const anew = await entitleAnew(world, ichiro)
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    const own = { ...anew, pin: '482913', confirmationPin: 'k7m2pq' }
    const elsewhere = world.openBrowser()
    await logOn(elsewhere, await acquire(elsewhere, own))

    const id = parseId<RenewalId>(base.slice('/renewal/'.length))
    const renewal = await world.ports.store.at(world.institution().id).renewals.byId(id)
    assert.equal(renewal?.state, 'ended')
  })

  it('sends no code for an acquisition that is over or open already', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    assert.equal((await browser.post('/acquire/code/mail', {})).location, '/acquire/code')
    const { outbox } = world.ports.store.at(world.institution().id)
    assert.equal(await outbox.lastOf(ichiro.id, 'pickup-code'), undefined)
  })
})
