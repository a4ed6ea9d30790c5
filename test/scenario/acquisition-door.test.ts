import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Door } from '../../src/domain/life.ts'
import type { Page } from '../world/browser.ts'
import {
  acquire,
  becomeCustomer,
  identify,
  logOn,
  ownPins,
  type Person,
  readPerson,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const wrongPin = { pin: '00000000' }

async function kinds(world: World, { id }: Person): Promise<string[]> {
  const events = await world.ports.store.at(world.institution().id).audit.ofMember(id, 1000)
  return events.map(({ kind }) => kind)
}

async function triesAt({ database }: World, door: Door): Promise<number> {
  const rows = await database.db.selectFrom('door').select('tries').where('door', '=', door).execute()
  return rows.reduce((sum, { tries }) => sum + tries, 0)
}

/** What a visitor could compare: the page without what he typed himself. */
function seen({ status, text }: Page): string {
  return `${status}\n${text.replaceAll(/value="[^"]*"/g, '')}`
}

describe('the door of 「電子証明書取得」', () => {
  it('answers alike to an unknown contract, an unknown person and each wrong PIN', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const answers = [
      await identify(browser, ichiro, { contractId: '9999999999' }),
      await identify(browser, ichiro, { memberId: 'nobody' }),
      await identify(browser, ichiro, wrongPin),
      await identify(browser, ichiro, { confirmationPin: '00000000' }),
      await identify(browser, ichiro, { ...wrongPin, confirmationPin: '00000000' }),
    ]
    const [first, ...others] = answers.map(seen)
    assert.match(first ?? '', /^403\n/)
    for (const other of others) assert.equal(other, first)
    assert.equal(browser.cookies.has('__Host-acquisition'), false)
  })

  it('takes exactly five tries of two hundred wrong ones that come at once', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => identify(world.openBrowser(), ichiro, wrongPin)),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [403])
    assert.equal(await triesAt(world, 'acquisition'), 5)
    assert.equal((await kinds(world, ichiro)).filter((kind) => kind === 'door-locked').length, 1)
    assert.equal(
      (await identify(world.openBrowser(), ichiro)).status,
      403,
      'now the right PINs do not open it',
    )
  })

  it('gives the tries back to whoever enters the right PINs in time', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    for (let round = 0; round < 3; round += 1) {
      for (let wrong = 0; wrong < 4; wrong += 1) await identify(world.openBrowser(), ichiro, wrongPin)
      assert.equal((await identify(world.openBrowser(), ichiro)).location, '/acquire/code')
    }
  })

  it('locks nobody else, and not the log-on of the one it locks', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    for (let wrong = 0; wrong < 9; wrong += 1) await identify(world.openBrowser(), ichiro, wrongPin)
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'M-10')
    const hanako = await readPerson(world, 'hanako')
    assert.equal((await identify(world.openBrowser(), hanako)).location, '/acquire/code')
  })

  it('locks nothing by wrong tries where nothing could be acquired: after expiry he comes in', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const own = { ...ichiro, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
    world.goTo('2027-06-01T09:00:00')
    for (let wrong = 0; wrong < 9; wrong += 1) await identify(world.openBrowser(), own, wrongPin)
    assert.equal((await identify(world.openBrowser(), own)).status, 403, 'guessing is limited all the same')
    world.goTo('2027-12-01T09:00:00')
    assert.equal((await identify(world.openBrowser(), own)).location, '/acquire/code')
  })

  it('forgets wrong tries that locked nothing, too: they came before anything could be acquired', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const own = { ...ichiro, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
    world.goTo('2027-06-01T09:00:00')
    for (let wrong = 0; wrong < 4; wrong += 1) await identify(world.openBrowser(), own, wrongPin)
    assert.equal(await triesAt(world, 'acquisition'), 4)
    world.goTo('2027-12-01T09:00:00')
    for (let wrong = 0; wrong < 4; wrong += 1) await identify(world.openBrowser(), own, wrongPin)
    assert.equal((await identify(world.openBrowser(), own)).location, '/acquire/code')
  })

  it('stays locked where the wrong tries came when something could be acquired', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const own = { ...ichiro, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
    world.goTo('2027-12-01T09:00:00')
    for (let wrong = 0; wrong < 5; wrong += 1) await identify(world.openBrowser(), own, wrongPin)
    world.advance({ days: 3 })
    assert.equal((await identify(world.openBrowser(), own)).status, 403)
  })

  it('takes IDs and PINs in full width, and finds the only administrator without his ID', async (t) => {
    const world = await makeWorld(t, { now })
    const hanako = await readPerson(world, 'hanako')
    const wide = (text: string) =>
      text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const browser = world.openBrowser()
    const found = await identify(
      browser,
      { ...hanako, pin: wide(hanako.pin) },
      { memberId: '', contractId: '　１０００２００３０１ ' },
    )
    assert.equal(found.location, '/acquire/code')
    assert.ok(await acquire(browser, hanako))
  })
})

describe('the PIN after the certificate', () => {
  it('takes exactly five of two hundred wrong tries that come at once, and ends the session', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    const browser = world.openBrowser()
    assert.equal((await showCertificate(browser, held)).location, '/logon/next')
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => browser.post('/logon/pin', { pin: '000000' })),
    )
    assert.equal(answers.filter(({ status }) => status === 422).length, 4, 'four are told how many are left')
    assert.equal(answers.filter(({ status }) => status === 303).length, 0)
    assert.equal(await triesAt(world, 'logon-pin'), 5)
    assert.equal((await browser.get('/logon/pin')).screen, 'E-51')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-56')
  })

  it('says how many tries are left, and gives them back', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    const browser = world.openBrowser()
    await showCertificate(browser, held)
    const wrong = await browser.post('/logon/pin', { pin: '000000' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /4/)
    assert.equal((await browser.post('/logon/pin', { pin: ownPins.pin })).location, '/logon/next')
    assert.equal(await triesAt(world, 'logon-pin'), 0)
  })
})
