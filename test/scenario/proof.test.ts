import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  becomeCustomer,
  beginLogon,
  type Held,
  logOn,
  prove,
  readPerson,
  renew,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** Someone who has renewed in October and not logged on with the new one yet. */
async function renewed(world: World) {
  const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  world.goTo('2027-10-30T09:00:00')
  await logOn(browser, held)
  return { browser, held, fresh: await renew(browser, held) }
}

async function isProved(world: World, { certificate }: Held): Promise<boolean> {
  const { certificates } = world.ports.store.at(world.institution().id)
  return (await certificates.byFingerprint(world.ports.crypto.sha256(certificate)))?.stage === 'current'
}

describe('the proof', () => {
  it('needs the cookie of the browser that began the attempt, and a wrong one spends the code', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, fresh } = await renewed(world)
    const handed = await browser.present(await beginLogon(browser, 'proof'), fresh.certificate)
    const thief = world.openBrowser()
    await beginLogon(thief)
    assert.equal((await thief.get(handed.location)).screen, 'L-46')
    assert.equal(await isProved(world, fresh), false)
    assert.equal((await browser.get(handed.location)).screen, 'L-45', 'spent by its first presentation')
    assert.equal((await prove(browser, fresh)).location, '/logon/proved', 'a fresh address costs nothing')
  })

  it('takes a code once, and for a minute', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, fresh } = await renewed(world)
    const late = await browser.present(await beginLogon(browser, 'proof'), fresh.certificate)
    world.advance({ seconds: 61 })
    assert.equal((await browser.get(late.location)).screen, 'L-45')
    const inTime = await browser.present(await beginLogon(browser, 'proof'), fresh.certificate)
    world.advance({ seconds: 60 })
    assert.equal((await browser.get(inTime.location)).location, '/logon/proved')
    assert.equal((await browser.get(inTime.location)).screen, 'L-45', 'twice')
  })

  it('takes an address once, for ten minutes, and only of its own institution', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { browser, held, fresh } = await renewed(world)
    const address = await beginLogon(browser, 'proof')
    assert.equal(
      (await browser.present(address, held.certificate)).screen,
      'L-47',
      'the old one, during the proof',
    )
    assert.equal((await browser.present(address, fresh.certificate)).screen, 'L-45')

    const old = await beginLogon(browser, 'proof')
    world.advance({ minutes: 10, seconds: 1 })
    assert.equal((await browser.present(old, fresh.certificate)).screen, 'L-46')
    const theirs = (await beginLogon(browser, 'proof')).replace('//a-', '//b-')
    assert.equal((await browser.present(theirs, fresh.certificate)).screen, 'L-46')
    const forged = (await beginLogon(browser, 'proof')).replace(
      /-(.)/,
      (_, letter) => `-${letter === 'a' ? 'b' : 'a'}`,
    )
    assert.equal((await browser.present(forged, fresh.certificate)).screen, 'L-46')
    assert.equal(await isProved(world, fresh), false)
  })

  it('explains every certificate that is not the one', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const other = await becomeCustomer(world, await readPerson(world, 'ichiro', 'b'))
    const { browser, held } = await renewed(world)
    assert.equal((await showCertificate(browser, undefined)).screen, 'L-40', 'none')
    assert.equal((await showCertificate(browser, other.held)).screen, 'L-44', 'another institution’s')
    const again = await showCertificate(browser, held, 'proof')
    assert.equal(again.screen, 'L-47')
    assert.match(again.text, /\/logon\/start\?purpose=proof/, 'with a fresh address')
  })

  it('happens by any log-on with the new one, whatever it was for', async (t) => {
    const world = await makeWorld(t, { now })
    const { held, fresh } = await renewed(world)
    assert.equal((await logOn(world.openBrowser(), fresh)).screen, 'M-10')
    assert.equal(await isProved(world, fresh), true)
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-51')
  })

  it('is too late after proveUntil: the sweep supersedes it, the page says so, and the old one lasts to its E', async (t) => {
    const world = await makeWorld(t, { now })
    const { fresh } = await renewed(world)
    world.goTo('2027-11-29T23:59:59') // thirty days after issue, later than E
    assert.equal((await world.sweep()).ended, 0)
    world.goTo('2027-11-30T00:00:00')
    assert.equal((await showCertificate(world.openBrowser(), fresh)).screen, 'L-54', 'even before the sweep')
    assert.equal((await world.sweep()).ended, 1)
    const told = await showCertificate(world.openBrowser(), fresh)
    assert.equal(told.screen, 'L-54')
    assert.match(told.text, /2027年11月29日/)
    assert.equal(await isProved(world, fresh), false)
  })
})

describe('retirement after two days', () => {
  const policy = { retirement: { kind: 'after', days: 2 } } as const

  it('lets the old one log on until the end of the last day, and not renew', async (t) => {
    const world = await makeWorld(t, { now, policy })
    const { browser, held, fresh } = await renewed(world)
    await prove(browser, fresh)
    const still = world.openBrowser()
    assert.equal((await logOn(still, held)).screen, 'M-10')
    assert.equal((await still.get('/renewal/start')).status, 409)
    world.goTo('2027-11-01T23:59:59')
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'M-10')
    world.goTo('2027-11-02T00:00:00')
    assert.equal((await still.get('/menu')).screen, 'E-51')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-51', 'even before the sweep')
    assert.equal((await world.sweep()).ended, 1)
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-51')
  })

  it('is over when the next one is proved', async (t) => {
    const world = await makeWorld(t, { now, policy: { ...policy, validity: { days: 20 }, renewalOpens: 30 } })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const second = await renew(browser, held)
    await prove(browser, second)
    const third = await renew(browser, second)
    await prove(browser, third)
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-51')
    assert.equal((await logOn(world.openBrowser(), second)).screen, 'N-10', 'now the second retires')
    assert.equal(await isProved(world, third), true)
  })
})
