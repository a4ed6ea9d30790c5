import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  enrol,
  enterCode,
  fieldOf,
  identify,
  logOn,
  mailedCode,
  openRenewal,
  prove,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const window = '/acquire/window'

describe('nothing is consumed until it is used', () => {
  it('keeps the entitlement open until the first log-on, and the same browser makes another file', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { entitlements } = world.ports.store.at(world.institution().id)
    const browser = world.openBrowser()
    const lost = await acquire(browser, ichiro)
    assert.ok(await entitlements.openOf(ichiro.id), 'issuing uses nothing up')
    const second = await enrol(browser, window)
    assert.equal((await showCertificate(world.openBrowser(), lost)).screen, 'L-52', 'abandoned by the newer')
    assert.equal((await logOn(world.openBrowser(), second, ichiro.pin)).screen, 'L-30')
    assert.equal(await entitlements.openOf(ichiro.id), undefined)
    assert.equal((await browser.get(window)).location, `${window}/done`)
    const again = await identify(world.openBrowser(), ichiro)
    assert.equal(again.status, 409, 'there is nothing more to acquire')
  })

  it('lets one code make four certificates in all, from any browser, and asks for a fresh code then', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    for (let time = 1; time <= 3; time += 1) await acquire(world.openBrowser(), ichiro)
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    await sayYes(browser, window)
    await acquire(world.openBrowser(), ichiro)
    const fifth = await askCertificate(browser, window, makeEnrolmentKey())
    assert.equal(fifth.status, 403)
    assert.match(fieldOf(fifth.text, 'type'), /\/problems\/pickup-code-spent$/)

    const anew = world.openBrowser()
    await identify(anew, ichiro)
    assert.equal((await enterCode(anew, ichiro.pickupCode)).status, 403, 'told before he makes another key')
    assert.equal((await anew.post('/acquire/code/mail', {})).location, '/acquire/code')
    const code = await mailedCode(world, ichiro)
    assert.ok(code)
    assert.equal((await enterCode(anew, code)).location, window)
    await sayYes(anew, window)
    assert.equal((await logOn(anew, await enrol(anew, window), ichiro.pin)).screen, 'L-30')
  })

  it('gives the same certificate to the same key in the same renewal, byte for byte, however many ask at once', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    const key = makeEnrolmentKey()
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => askCertificate(browser, base, key)))
    assert.ok(one)
    assert.equal(one.status, 200, one.text)
    assert.equal(one.text, two?.text)
    assert.equal(one.text, three?.text)
    const last = await askCertificate(browser, base, key)
    assert.equal(last.text, one.text)
    const { certificates } = world.ports.store.at(world.institution().id)
    const stored = await certificates.byPublicKeyHash(world.ports.crypto.sha256(key.spki))
    assert.equal(stored?.der?.toBase64(), fieldOf(last.text, 'certificate'))
  })

  it('refuses a key that had its certificate in another act', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    const refused = await askCertificate(browser, base, held.key)
    assert.equal(refused.status, 409)
    assert.match(fieldOf(refused.text, 'type'), /\/problems\/key-used-before$/)

    const hanako = await readPerson(world, 'hanako')
    world.goTo('2026-11-23T09:00:00')
    const elsewhere = world.openBrowser()
    await identify(elsewhere, hanako)
    await enterCode(elsewhere, hanako.pickupCode)
    await sayYes(elsewhere, window)
    const stolen = await askCertificate(elsewhere, window, held.key)
    assert.match(fieldOf(stolen.text, 'type'), /\/problems\/key-used-before$/)
  })

  it('lets the newer unproved certificate of a renewal abandon the earlier, and the old one works on', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const first = await renew(browser, held)
    const second = await renew(browser, held)
    assert.equal((await prove(world.openBrowser(), first)).screen, 'L-52')
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'N-10')
    assert.equal((await prove(browser, second)).location, '/logon/proved')
    assert.deepEqual(await stages(world), { current: 1, superseded: 1, abandoned: 1 })
  })

  it('goes back to the start of the window at no cost, and what was made before stays usable', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const made = await renew(browser, held)
    await openRenewal(browser, held) // the window is opened again, and closed
    assert.equal((await prove(browser, made)).location, '/logon/proved')
  })
})

/** How many certificates there are in each stage. */
async function stages({ database }: World): Promise<Record<string, number>> {
  const all = await database.db.selectFrom('certificate').select('stage').execute()
  return Object.fromEntries(
    [...Map.groupBy(all, ({ stage }) => stage)].map(([stage, { length }]) => [stage, length]),
  )
}
