import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from '../world/browser.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  beginLogon,
  enrol,
  enterCode,
  identify,
  logOn,
  ownPins,
  prove,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('a request that another site has forged', () => {
  const origins = [
    ['no Origin', { origin: '' }],
    ['another site’s', { origin: 'https://evil.example' }],
    ['the other institution’s', { origin: 'https://b.warifu.test:8443' }],
    ['null', { origin: 'null' }],
    ['the right name without its port', { origin: 'https://a.warifu.test' }],
    ['plain HTTP', { origin: 'http://a.warifu.test:8443' }],
  ] as const
  for (const [what, headers] of origins) {
    it(`is refused with ${what}`, async (t) => {
      const world = await makeWorld(t, { now })
      const { browser } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
      for (const path of [
        '/logoff',
        '/logon/pin',
        '/first-use',
        '/acquire',
        '/acquire/code',
        '/acquire/window/step',
      ]) {
        assert.equal((await browser.post(path, {}, headers)).status, 403, path)
      }
      assert.equal((await browser.get('/menu')).screen, 'M-10', 'the session goes on')
    })
  }

  it('does not open the renewal window', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-11-01T09:00:00')
    await logOn(browser, held)
    const led = await browser.get('/renewal/start', { 'sec-fetch-site': 'cross-site' })
    assert.equal(led.status, 403)
    assert.equal((await world.database.db.selectFrom('renewal').selectAll().execute()).length, 0)
    assert.equal((await browser.get('/renewal/start', { 'sec-fetch-site': 'same-origin' })).screen, 'R-10')
  })
})

describe('a name that is HTML', () => {
  const evil = `<script>alert(1)</script>"'&<b>`
  const role = 'user'

  for (const language of ['ja', 'en'] as const) {
    it(`is text on every page that shows it (${language})`, async (t) => {
      const people = [
        { role, loginId: 'ichiro', displayName: evil, language },
        { role: 'administrator', loginId: `"><script>`, displayName: evil, language } as const,
      ] as const
      const world = await makeWorld(t, { now, institutions: [{ slug: 'a', names: evil, people }] })
      const ichiro = await readPerson(world, 'ichiro')
      const browser = world.openBrowser()
      await browser.get(`/?lang=${language}`)
      const seen: Page[] = [await browser.get('/')]
      seen.push(
        await identify(browser, ichiro, { memberId: '"><script>alert(2)</script>', contractId: `'"><b>` }),
      )
      await identify(browser, ichiro)
      seen.push(await browser.get('/acquire/code'))
      await enterCode(browser, ichiro.pickupCode)
      seen.push(await browser.get('/acquire/window'))
      await sayYes(browser, '/acquire/window')
      seen.push(await browser.get('/acquire/window'))
      const held = await enrol(browser, '/acquire/window')
      seen.push(await browser.get('/acquire/window/later'))
      const user = world.openBrowser()
      await user.get(`/?lang=${language}`)
      seen.push(await showCertificate(user, held), await user.get('/logon/pin'))
      await user.post('/logon/pin', { pin: ichiro.pin })
      seen.push(await user.get('/first-use'), await browser.get('/acquire/window/done'))
      await user.post('/first-use', ownPins)
      world.goTo('2027-11-01T09:00:00')
      seen.push(
        await logOn(user, held),
        await user.get('/menu'),
        await user.get('/certificate'),
        await user.get('/notices/renewal'),
      )
      const fresh = await renew(user, held)
      seen.push(await user.get(fresh.base), await user.get(`${fresh.base}/later`))
      await prove(user, fresh)
      seen.push(
        await user.get(`${fresh.base}/done`),
        await user.get('/logon/proved'),
        await user.get('/certificate'),
      )
      seen.push(await user.present(await beginLogon(user), held.certificate))
      for (const { text, screen } of seen) {
        assert.doesNotMatch(text, /<script>|"'&<b>|'"><b>/, screen)
      }
      assert.ok(seen.filter(({ text }) => text.includes('&lt;script&gt;')).length >= 10, 'and it is there')
    })
  }
})

describe('a body', () => {
  it('of more than 64 KiB is not read', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const ichiro = await readPerson(world, 'ichiro')
    assert.equal((await identify(browser, ichiro, { pin: 'x'.repeat(65 * 1024) })).status, 400)
    await acquire(browser, ichiro)
    const huge = await browser.postJson('/acquire/window/certificate', { request: 'A'.repeat(65 * 1024) })
    assert.equal(huge.status, 400)
  })

  it('that is no form, no JSON or no request is refused as the sender’s fault', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    await acquire(browser, await readPerson(world, 'ichiro'))
    const key = makeEnrolmentKey()
    for (const body of [
      {},
      [],
      'x',
      { request: 1 },
      { request: '' },
      { request: '====' },
      { request: 'AAAA' },
      { request: key.request.toBase64(), more: 1 },
      { request: key.request.slice(0, -1).toBase64() },
      { request: `${key.request.toBase64().slice(0, -8)}AAAAAAA=` },
    ]) {
      const { status, headers } = await browser.postJson('/acquire/window/certificate', body)
      assert.equal(status, 400, JSON.stringify(body))
      assert.equal(headers.get('content-type'), 'application/problem+json')
    }
    assert.equal((await askCertificate(browser, '/acquire/window', key)).status, 200)
  })
})
