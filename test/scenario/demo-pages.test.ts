import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoApp } from '../../src/http/demo/app.ts'
import { makeDemo } from '../../src/service/demo/make-demo.ts'
import { openWorld, type World } from '../world.ts'

const origin = 'https://warifu.test:8443'
const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'

describe('the pages of the demonstration', () => {
  let world: World
  let app: ReturnType<typeof demoApp>
  before(async () => {
    world = await openWorld({ now: '2026-11-22T03:00:00Z', institutions: [] })
    const { clock } = world.ports
    clock.setMachine(clock.now())
    await makeDemo(world.ports)
    await world.portal.directory.refresh()
    const demoClock = {
      read: async () => clock.now().since(clock.machine()),
      set: async (offset: Temporal.Duration) => clock.set(clock.machine().add(offset)),
    }
    app = demoApp({
      ...world.portal,
      demo: 'demo',
      demoClock,
      root: { pem, file: '/tmp/root.crt' },
      mails: 'kept',
    })
  })
  after(() => world.close())

  const get = (path: string) => app.request(`${origin}${path}`)
  const post = (form: Record<string, string>, from = origin) =>
    app.request(`${origin}/clock`, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { origin: from, 'content-type': 'application/x-www-form-urlencoded' },
    })
  const today = () => world.ports.clock.now().toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toString()

  it('tell each person’s IDs, PINs and code, and how to trust the root', async () => {
    const text = await (await get('/?lang=en')).text()
    for (const said of [
      'yamada01',
      'ito01',
      '1000200301',
      '2000300401',
      'certutil',
      '/root.crt',
      'mori',
      'hayashi',
    ]) {
      assert.ok(text.includes(said), said)
    }
    assert.equal(
      text.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)?.length,
      10,
      'six members and four of the staff',
    )
    const root = await get('/root.crt')
    assert.equal(root.headers.get('content-type'), 'application/x-x509-ca-cert')
    assert.equal(await root.text(), pem)
  })

  it('show every mail and letter, with what is sealed in it', async () => {
    const text = await (await get('/outbox')).text()
    assert.match(text, /ご契約先暗証番号/)
    assert.match(text, /つくし野信用金庫/)
  })

  it('move the clock to a day, on by days, and back', async () => {
    assert.equal((await post({ day: '2027-10-23' })).status, 303)
    assert.equal(today(), '2027-10-23')
    await post({ forward: '9' })
    assert.equal(today(), '2027-11-01')
    assert.match(await (await get('/clock?lang=en')).text(), /1 November 2027|November 1, 2027/)
    await post({ reset: 'yes' })
    assert.equal(today(), '2026-11-22')
  })

  for (const [what, form, status] of [
    ['a day that is none', { day: '2027-02-30' }, 400],
    ['no day', {}, 400],
    ['a day before any policy', { day: '2001-01-01' }, 400],
    ['a day after its CAs have expired', { day: '2040-01-01' }, 400],
    ['more than it goes at once', { forward: '401' }, 400],
    ['backwards', { forward: '-1' }, 400],
  ] as const) {
    it(`do not move it by ${what}, and go on`, async () => {
      assert.equal((await post(form)).status, status)
      assert.equal(today(), '2026-11-22')
      assert.equal((await get('/')).status, 200)
    })
  }

  it('move it for no other site', async () => {
    assert.equal((await post({ day: '2027-10-23' }, 'https://evil.example')).status, 403)
    assert.equal((await post({ day: '2027-10-23' }, 'https://a.warifu.test:8443')).status, 403)
    assert.equal(today(), '2026-11-22')
  })

  it('reach no further by many steps', async () => {
    let last = 303
    for (let step = 0; step < 12 && last === 303; step += 1) last = (await post({ forward: '400' })).status
    assert.equal(last, 400)
    assert.equal((await get('/clock')).status, 200)
    await post({ reset: 'yes' })
  })
})
