import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { problems } from '../../src/http/problem.ts'
import type { Browser, Page } from '../world/browser.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  askCertificate,
  becomeCustomer,
  beginLogon,
  fieldOf,
  type Held,
  logOn,
  readPerson,
  renew,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, openWorld, type World } from '../world.ts'

const policy =
  /^default-src 'none'; script-src 'self'; style-src 'self'( https:\/\/a\.warifu\.test:8443)?; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/

describe('every kind of answer', () => {
  let world: World
  let browser: Browser
  let held: Held
  let asset = ''
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    const customer = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    browser = customer.browser
    held = customer.held
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    asset = /href="(\/assets\/style-[^"]+\.css)"/.exec((await browser.get('/')).text)?.[1] ?? ''
  })
  after(() => world.close())

  for (const [what, status, ask] of [
    ['a page', 200, () => browser.get('/')],
    ['a page of a member', 200, () => browser.get('/notices')],
    ['the enrolment page', 200, async () => browser.get((await renew(browser, held)).base)],
    ['a redirect', 303, () => browser.get('/logon/next')],
    ['the way to a log-on host', 303, () => browser.get('/logon/start')],
    ['a page that is not there', 404, () => browser.get('/nothing')],
    ['a refused form', 403, () => browser.post('/logoff', {}, { origin: 'https://evil.example' })],
    ['a form with faults', 422, () => browser.post('/acquire', { role: 'user' })],
    ['a session that is none', 401, () => world.openBrowser().get('/menu')],
    ['a refused request of a script', 404, () => askCertificate(browser, '/renewal/x', makeEnrolmentKey())],
    ['what cannot be read', 400, () => browser.postJson('/renewal/x/certificate', 'x')],
    ['a wrong host', 421, () => browser.get('/', { host: 'c.warifu.test:8443' })],
    ['the health of the process', 200, () => browser.get('/healthz')],
    ['a method that is not served', 404, () => browser.post('/', {})],
    ['a page of a failed log-on', 403, () => showCertificate(browser, undefined)],
    [
      'the way back from a log-on host',
      303,
      async () => browser.present(await beginLogon(browser), held.certificate),
    ],
    ['a style', 200, () => browser.get(asset)],
  ] satisfies [string, number, () => Promise<Page>][]) {
    it(`${what} has all the headers`, async () => {
      const page = await ask()
      assert.equal(page.status, status, page.text)
      const { headers } = page
      assert.match(headers.get('content-security-policy') ?? '', policy)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('x-frame-options'), 'DENY')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.match(headers.get('strict-transport-security') ?? '', /^max-age=\d{8}/)
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/)
      const cache = what === 'a style' ? /^public, max-age=31536000, immutable$/ : /^no-store$/
      assert.match(headers.get('cache-control') ?? '', cache)
      assert.equal(headers.get('access-control-allow-origin'), what === 'a style' ? '*' : null)
      assert.ok(headers.get('x-request-id'))
    })
  }

  it('has neither a style nor a script in its HTML, and nobody else’s address', async () => {
    for (const path of ['/', '/acquire', '/notices', '/certificate', '/menu', '/problems/busy']) {
      const { text } = await browser.get(path)
      assert.doesNotMatch(text, /<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc="\/assets\/)/, path)
      for (const [, url = ''] of text.matchAll(/(?:href|src|action)="(https?:[^"]*)"/g)) {
        assert.match(new URL(url).hostname, /(^|\.)warifu\.test$/, path)
      }
    }
  })

  for (const type of Object.keys(problems)) {
    it(`a problem of type ${type} has its page`, async () => {
      const page = await browser.get(`/problems/${type}`)
      assert.equal(page.status, 200)
      assert.match(page.text, /<h1>/)
    })
  }

  it('to a script is a problem whose type leads to a page (RFC 9457)', async () => {
    for (const answer of [
      await askCertificate(browser, '/renewal/x', makeEnrolmentKey()),
      await world.openBrowser().get('/renewal/x/status'),
    ]) {
      assert.equal(answer.headers.get('content-type'), 'application/problem+json')
      const { pathname } = new URL(fieldOf(answer.text, 'type'))
      assert.equal((await browser.get(pathname)).status, 200, pathname)
      assert.ok(fieldOf(answer.text, 'title'))
      assert.match(answer.text, new RegExp(`"status":${answer.status}`))
    }
  })

  it('to a script that sent what cannot be read has no type but the phrase of its status', async () => {
    const { text } = await browser.postJson('/renewal/x/certificate', {})
    assert.equal(fieldOf(text, 'type'), 'about:blank')
    assert.equal(fieldOf(text, 'title'), 'Bad Request')
    assert.match(fieldOf(text, 'detail'), /request/)
  })
})

describe('cookies', () => {
  it('are bound to this very host, and no script reads them', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const lines = new Map<string, string>()
    const note = ({ headers }: Page) => {
      for (const line of headers.getSetCookie()) lines.set(line.slice(0, line.indexOf('=')), line)
    }
    note(await browser.get('/?lang=en'))
    note(await browser.get('/logon/start'))
    const { role, pin, confirmationPin, loginId: memberId } = ichiro
    note(await browser.post('/acquire', { role, contractId: '1000200301', memberId, pin, confirmationPin }))
    const { held } = await becomeCustomer(world, ichiro)
    note(await showCertificate(browser, held))
    assert.deepEqual([...lines.keys()].sort(), [
      '__Host-acquisition',
      '__Host-attempt',
      '__Host-language',
      '__Host-session',
    ])
    for (const [name, line] of lines) {
      assert.match(line, /; Path=\/(;|$)/, name)
      assert.match(line, /; HttpOnly/, name)
      assert.match(line, /; Secure/, name)
      assert.match(line, /; SameSite=Lax/, name)
      assert.doesNotMatch(line, /; Domain=/i, name)
      assert.equal(/; Max-Age=/.test(line), name === '__Host-language', `${name} ends with the browser`)
    }
  })
})
