import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { mailsTo } from '../world/mails.ts'
import {
  acquire,
  becomeCustomer,
  enterCode,
  identify,
  logOn,
  mailedCode,
  ownPins,
  type Person,
  prove,
  readPerson,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const wrongCode = '0000-0000-0000'

/** A browser whose person has entered IDs and PINs. */
async function identified(world: World, person: Person) {
  const browser = world.openBrowser(person.slug)
  assert.equal((await identify(browser, person)).location, '/acquire/code')
  return browser
}

/** What lies in the outbox for him, and whether its secret is still there. */
async function secretsOf(world: World, person: Person): Promise<Record<string, string[]>> {
  const items = await world.ports.store.at(world.institution().id).outbox.ofMember(person.id)
  const sealed = items.filter(({ outOfDateAt }) => outOfDateAt !== undefined)
  return Object.fromEntries(
    [...Map.groupBy(sealed, ({ kind }) => kind)].map(([kind, all]) => [
      kind,
      all.map(({ body }) => body.kind),
    ]),
  )
}

describe('the pickup code', () => {
  it('at the counter is a letter that is handed over, and opens the door as any other', async (t) => {
    const { pickup } = defaultPolicy
    const world = await makeWorld(t, { now, policy: { pickup: { ...pickup, channels: ['counter'] } } })
    const ichiro = await readPerson(world, 'ichiro')
    assert.deepEqual((await secretsOf(world, ichiro))['pickup-letter'], ['sealed'])
    await becomeCustomer(world, ichiro)
    assert.deepEqual(await mailsTo(world, ichiro, 'pickup-code'), [])
  })

  it('can be tried five times, and then the right one is of no use', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = await identified(world, ichiro)
    for (let tries = 1; tries <= 5; tries += 1) {
      const wrong = await enterCode(browser, wrongCode)
      assert.equal(wrong.status, 403)
    }
    assert.equal((await enterCode(browser, ichiro.pickupCode)).status, 403)
    assert.equal((await browser.post('/acquire/code/mail', {})).location, '/acquire/code')
    const fresh = await mailedCode(world, ichiro)
    assert.equal(
      (await enterCode(browser, fresh ?? '')).location,
      '/acquire/window',
      'a fresh one by mail is',
    )
  })

  it('takes exactly five of a hundred wrong tries that come at once', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browsers = await Promise.all([1, 2, 3, 4].map(() => identified(world, ichiro)))
    await Promise.all(
      browsers.flatMap((browser) => Array.from({ length: 25 }, () => enterCode(browser, wrongCode))),
    )
    const { tries } = await world.database.db
      .selectFrom('pickup_code')
      .select('tries')
      .where('member_id', '=', ichiro.id)
      .executeTakeFirstOrThrow()
    assert.equal(tries, 5)
  })

  it('is taken as people type it', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const typed = ` ${ichiro.pickupCode.toLowerCase().replaceAll('-', 'ー').replaceAll('0', 'o').replaceAll('1', 'l')} `
    assert.equal((await enterCode(await identified(world, ichiro), typed)).location, '/acquire/window')
  })

  it('fits its own member only, even within one contract', async (t) => {
    const world = await makeWorld(t, { now })
    const hanako = await readPerson(world, 'hanako')
    const browser = await identified(world, await readPerson(world, 'ichiro'))
    assert.equal((await enterCode(browser, hanako.pickupCode)).status, 403)
  })

  it('lasts fourteen days by letter', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    world.advance({ days: 13, hours: 23, minutes: 59 })
    assert.equal(
      (await enterCode(await identified(world, ichiro), ichiro.pickupCode)).location,
      '/acquire/window',
    )
    const hanako = await readPerson(world, 'hanako')
    world.advance({ minutes: 1 })
    assert.equal((await enterCode(await identified(world, hanako), hanako.pickupCode)).status, 403)
  })

  it('lasts ten minutes by mail, and is sent by itself where no letter is of use', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    world.advance({ days: 15 })
    const browser = await identified(world, ichiro)
    const code = await mailedCode(world, ichiro)
    world.advance({ minutes: 10 })
    assert.equal((await enterCode(browser, code ?? '')).status, 403)
    const again = await identified(world, ichiro)
    const second = await mailedCode(world, ichiro)
    assert.notEqual(second, code)
    world.advance({ minutes: 9, seconds: 59 })
    assert.equal((await enterCode(again, second ?? '')).location, '/acquire/window')
  })

  it('is sent again after a minute only, and ends the one before', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    world.advance({ days: 15 })
    const browser = await identified(world, ichiro)
    const first = await mailedCode(world, ichiro)
    world.advance({ seconds: 59 })
    assert.equal((await browser.post('/acquire/code/mail', {})).status, 429)
    world.advance({ seconds: 1 })
    assert.equal((await browser.post('/acquire/code/mail', {})).location, '/acquire/code')
    assert.equal((await mailsTo(world, ichiro, 'pickup-code')).length, 2)
    assert.equal((await enterCode(browser, first ?? '')).status, 403)
    assert.equal(
      (await enterCode(browser, (await mailedCode(world, ichiro)) ?? '')).location,
      '/acquire/window',
    )
  })

  it('is erased from the outbox by the first log-on, and the PINs of the letter by 開通確認', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = await identified(world, ichiro)
    await browser.post('/acquire/code/mail', {})
    const held = await acquire(world.openBrowser(), ichiro)
    assert.deepEqual(await secretsOf(world, ichiro), {
      'pickup-code': ['sealed'],
      'pin-letter': ['sealed'],
      'pickup-letter': ['sealed'],
    })
    const user = world.openBrowser()
    await logOn(user, held, ichiro.pin)
    assert.deepEqual(await secretsOf(world, ichiro), {
      'pickup-code': ['erased'],
      'pin-letter': ['sealed'],
      'pickup-letter': ['erased'],
    })
    await user.post('/first-use', ownPins)
    assert.deepEqual(await secretsOf(world, ichiro), {
      'pickup-code': ['erased'],
      'pin-letter': ['erased'],
      'pickup-letter': ['erased'],
    })
  })

  it('is erased by the sweep when it is out of date', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    world.advance({ days: 14 })
    assert.equal((await world.sweep()).erased, 3, 'the letters of three people')
    assert.deepEqual(await secretsOf(world, ichiro), {
      'pin-letter': ['sealed'],
      'pickup-letter': ['erased'],
    })
    world.advance({ days: 66 })
    await world.sweep()
    assert.deepEqual(await secretsOf(world, ichiro), {
      'pin-letter': ['erased'],
      'pickup-letter': ['erased'],
    })
  })
})

describe('開通確認', () => {
  it('refuses the temporary PINs, whichever of them stands in which field', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await prove(browser, await acquire(browser, ichiro))
    await browser.post('/logon/pin', { pin: ichiro.pin })
    const { pin, confirmationPin } = ichiro
    for (const chosen of [
      { ...ownPins, pin, pinAgain: pin },
      { ...ownPins, confirmationPin, confirmationPinAgain: confirmationPin },
      { ...ownPins, pin: confirmationPin, pinAgain: confirmationPin },
      { ...ownPins, confirmationPin: pin, confirmationPinAgain: pin },
    ]) {
      assert.equal((await browser.post('/first-use', chosen)).status, 422)
    }
    assert.equal((await browser.get('/menu')).location, '/first-use', 'and lets nobody by')
    assert.equal((await browser.post('/first-use', ownPins)).location, '/logon/next')
    assert.equal((await browser.get('/menu')).screen, 'M-10')
  })

  it('takes the new PINs from the next log-on on, and the old no more', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    await assert.rejects(logOn(world.openBrowser(), held, ichiro.pin))
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'M-10')
  })
})
