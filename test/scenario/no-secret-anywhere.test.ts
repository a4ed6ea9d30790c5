import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dump, forms } from '../world/dump.ts'
import {
  acquire,
  beginLogon,
  enrol,
  enterCode,
  identify,
  logOn,
  mailedCode,
  openRenewal,
  ownPins,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { makeWorld, operatorSecret } from '../world.ts'

describe('an acquisition, a renewal and all that goes wrong in them', () => {
  it('leave no secret in a table, in the trail or in the log', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const ichiro = await readPerson(world, 'ichiro')
    const secrets = new Map<string, string>([
      ['the operator’s secret', operatorSecret],
      ['the temporary PIN', ichiro.pin],
      ['the temporary confirmation PIN', ichiro.confirmationPin],
      ['the code of the letter', ichiro.pickupCode],
      ['the code of the letter without hyphens', ichiro.pickupCode.replaceAll('-', '')],
      ['his own PIN', ownPins.pin],
      ['his own confirmation PIN', ownPins.confirmationPin],
      ['a wrong PIN', '73519264'],
      ['a wrong code', 'WRNG-C0DE-7777'],
    ])
    const keepCookies = (browser: { cookies: Map<string, string> }, whose: string) => {
      for (const [name, value] of browser.cookies) secrets.set(`${whose} ${name}`, value)
    }

    const browser = world.openBrowser()
    await identify(browser, ichiro, { pin: '73519264' })
    await identify(browser, ichiro)
    await enterCode(browser, 'WRNG-C0DE-7777')
    await browser.post('/acquire/code/mail', {})
    secrets.set('the code by mail', (await mailedCode(world, ichiro)) ?? 'none was sent')
    const held = await acquire(browser, ichiro)
    await logOn(browser, held, ichiro.pin)
    keepCookies(browser, 'the first')
    await browser.post('/first-use', ownPins)
    const middle = await dump(world) // before the letters are erased by the proof's end or by time
    world.goTo('2027-10-23T09:00:00')
    await logOn(browser, held)
    keepCookies(browser, 'the second')
    await browser.post('/logon/pin', { pin: '73519264' })
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    const fresh = await enrol(browser, base)
    const handed = await browser.present(await beginLogon(browser, 'proof'), fresh.certificate)
    secrets.set('the hand-over code', /code=([\w-]+)/.exec(handed.location)?.[1] ?? '')
    await browser.get(handed.location)
    keepCookies(browser, 'the third')
    const privateKey = fresh.key.privateKey.export({ format: 'jwk' }).d
    secrets.set('the private key', privateKey ?? '')

    const places = [...middle, ...(await dump(world)), ['the log', world.logged.join('\n')] as const]
    assert.ok(world.logged.length > 20)
    assert.ok(secrets.size >= 16)
    for (const [what, secret] of secrets) {
      assert.ok(secret.length >= 6, what)
      for (const form of forms(secret)) {
        for (const [place, text] of places)
          assert.equal(text.includes(form), false, `${what} stands in ${place}`)
      }
    }
  })

  it('would be found in a table, if they were there', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const tables = await dump(world)
    assert.match(tables.get('member') ?? '', /ichiro/)
    assert.match(tables.get('outbox') ?? '', /\\x/)
  })
})
