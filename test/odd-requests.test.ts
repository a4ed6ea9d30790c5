import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { portalApp } from '../src/http/portal/app.ts'
import type { Browser } from './world/browser.ts'
import { enterCode, identify, readPerson, sayYes } from './world/person.ts'
import { openWorld, type World } from './world.ts'

const host = 'a.warifu.test:8443'
const origin = `https://${host}`
const typed = { role: 'user', contractId: '1000200301', memberId: 'ichiro', pin: '1', confirmationPin: '1' }

describe('a request that no page of ours makes', () => {
  let world: World
  let browser: Browser
  let app: ReturnType<typeof portalApp>
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    app = portalApp(world.portal)
    browser = world.openBrowser()
    const ichiro = await readPerson(world, 'ichiro')
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    await sayYes(browser, '/acquire/window')
  })
  after(() => world.close())

  const post = (path: string, body: BodyInit, type: string) =>
    app.request(`${origin}${path}`, {
      method: 'POST',
      body,
      headers: { host, origin, 'content-type': type, cookie: cookies() },
    })
  const cookies = () => [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  for (const [what, ask, status] of [
    ['a NUL in an ID', () => browser.post('/acquire', { ...typed, contractId: '1\0' }), 400],
    ['a NUL in a member ID', () => browser.post('/acquire', { ...typed, memberId: 'ichiro\0' }), 400],
    ['a NUL in a PIN', () => browser.post('/acquire', { ...typed, pin: '1\0' }), 400],
    ['a multipart form without a boundary', () => post('/acquire', 'pin=1', 'multipart/form-data'), 400],
    [
      'a multipart form that ends early',
      () => post('/acquire', '--x\r\n', 'multipart/form-data; boundary=x'),
      400,
    ],
    ['a file in place of a line', () => post('/acquire', formWithFile(), formType), 400],
    ['an unknown charset', () => post('/acquire', 'pin=1', 'text/plain; charset=nonsense'), 422],
    ['base64 with bits left over', () => certificate('QQ=='), 400],
    ['base64 of the wrong length', () => certificate('QUJDR'), 400],
    ['base64 with padding inside', () => certificate('QQ==QQ=='), 400],
    ['an empty certification request', () => certificate(''), 400],
    ['JSON that is none', () => post('/acquire/window/certificate', '{', 'application/json'), 400],
    ['a renewal id that is none', () => browser.get('/renewal/%00'), 401],
    ['a file of an earlier release', () => browser.get('/assets/style-00000000.css'), 404],
    ['a path with a broken escape', () => browser.get('/assets/%zz'), 404],
    [
      'a cookie with a broken escape',
      () => browser.get('/acquire/code', { cookie: '__Host-acquisition=%zz' }),
      409,
    ],
    [
      'an escaped NUL in a cookie',
      () => browser.get('/acquire/code', { cookie: '__Host-acquisition=%00' }),
      409,
    ],
    ['a code with a NUL', () => browser.get('/logon/return?code=%00'), 403],
    ['a code twice', () => browser.get('/logon/return?code=1&code=2'), 403],
    ['a problem of a prototype', () => browser.get('/problems/constructor'), 404],
    [
      'a method of its own',
      () => app.request(`${origin}/menu`, { method: 'PROPFIND', headers: { host } }),
      403,
    ],
  ] as const) {
    it(`is answered, not failed at: ${what}`, async () => {
      const before = faults(world)
      assert.equal((await ask()).status, status)
      assert.equal(faults(world), before)
    })
  }

  const certificate = (request: string) => browser.postJson('/acquire/window/certificate', { request })
})

function faults({ logged }: World): number {
  return logged.filter((line) => line.includes('"level":50')).length
}

const formType = 'multipart/form-data; boundary=x'

function formWithFile(): string {
  return '--x\r\ncontent-disposition: form-data; name="pin"; filename="pin"\r\n\r\n1\r\n--x--\r\n'
}
