import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sessionAnswer } from '../../src/wire/office.ts'
import { holdTime } from '../world/hold-time.ts'
import { type OfficeBrowser, officeBrowsers, saysNo, sessionCookie } from '../world/office-browser.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { codeOf, openOffice, password } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const search = '/api/members?q=ichiro'
const stateOf = async (browser: OfficeBrowser) => (await browser.read(sessionAnswer, '/api/session')).state

describe('a session of the office', () => {
  it('begins by passkey or by password, and tells who it is and until when', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji, yuko } = await openOffice(world)
    const open = officeBrowsers(world)

    const byPasskey = open()
    const asked = await byPasskey.post('/api/sign-in/passkey/options', {})
    const { ceremonyId, options } = JSON.parse(asked.text)
    const response = kenji.passkey.get(options)
    assert.equal((await byPasskey.post('/api/sign-in/passkey', { ceremonyId, response })).status, 204)

    const byPassword = open()
    const code = codeOf(world, yuko.secret)
    const typed = { loginId: 'yuko', password, code }
    assert.equal((await byPassword.post('/api/sign-in/password', typed)).status, 204)

    for (const [browser, loginId, methods] of [
      [byPasskey, 'kenji', ['passkey']],
      [byPassword, 'yuko', ['password']],
    ] as const) {
      const answer = await browser.read(sessionAnswer, '/api/session')
      assert.ok(answer.state === 'signed-in')
      assert.deepEqual([answer.staff.loginId, answer.staff.methods], [loginId, methods])
      assert.equal(Date.parse(answer.endsAt) - Date.parse(answer.now), 15 * 60_000)
      assert.equal((await browser.get(search)).status, 200)
    }
    for (const line of world.logged) {
      for (const secret of [password, code, ...byPassword.cookies.values(), String(options.challenge)]) {
        assert.ok(!line.includes(secret), line)
      }
    }
  })

  it('is held by a cookie that no other host, no script and no other site gets', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    const typed = { loginId: 'yuko', password, code: codeOf(world, yuko.secret) }
    const { headers, text } = await officeBrowsers(world)().post('/api/sign-in/password', typed)
    const [line = '', ...others] = headers.getSetCookie()
    assert.deepEqual(others, [])
    assert.match(line, /^__Host-office-session=[\w-]{43,}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    assert.equal(text, '')
  })

  it('never has a cookie that was there before the sign-in, and ends the one that was', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji, yuko } = await openOffice(world)
    const open = officeBrowsers(world)
    const signIn = async (browser: OfficeBrowser) => {
      world.advance({ seconds: 60 }) // no code is taken twice
      const typed = { loginId: 'yuko', password, code: codeOf(world, yuko.secret) }
      const answer = await browser.post('/api/sign-in/password', typed)
      assert.equal(answer.status, 204, answer.text)
      return browser.cookies.get(sessionCookie)
    }
    // What an attacker put there, and what is his own.
    for (const planted of ['x'.repeat(43), kenji.token]) {
      const browser = open({ token: planted })
      assert.notEqual(await signIn(browser), planted)
      assert.equal(saysNo(await open({ token: planted }).get(search)), '401 staff-session-ended')
    }
    const browser = open()
    const [first, second] = [await signIn(browser), await signIn(browser)]
    assert.notEqual(first, second)
    assert.equal(saysNo(await open({ token: first ?? '' }).get(search)), '401 staff-session-ended')
    assert.equal(await stateOf(browser), 'signed-in')
  })

  it('ends with the sign-out, in this browser and wherever its cookie was copied to', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const open = officeBrowsers(world)
    const [browser, copy] = [open({ token: kenji.token }), open({ token: kenji.token })]
    assert.equal((await browser.post('/api/sign-out', {})).status, 204)
    assert.equal(browser.cookies.has(sessionCookie), false)
    assert.equal(saysNo(await copy.get(search)), '401 staff-session-ended')
    assert.equal(await stateOf(browser), 'signed-out')
  })

  it('ends after fifteen minutes without an act; to ask about it is none', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const browser = officeBrowsers(world)({ token: kenji.token })
    await browser.post('/api/session', {})
    for (let minute = 0; minute < 15; minute++) {
      world.advance({ minutes: 1 })
      assert.equal(await stateOf(browser), 'signed-in', `after ${minute + 1} minutes`)
    }
    world.advance({ seconds: 1 })
    assert.equal(await stateOf(browser), 'signed-out')
    assert.equal(saysNo(await browser.get(search)), '401 staff-session-ended')
  })

  it('lasts as long as it is used, and eight hours', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    const browser = officeBrowsers(world)({ token: yuko.token })
    const acts = [() => browser.get(search), () => browser.post('/api/session', {})]
    for (let minutes = 14; minutes < 8 * 60; minutes += 14) {
      world.advance({ minutes: 14 })
      const act = acts[(minutes / 14) % 2]
      assert.equal((await act?.())?.status, 200, `after ${minutes} minutes`)
    }
    world.advance({ minutes: 5 })
    assert.equal(saysNo(await browser.get(search)), '401 staff-session-ended')
  })

  it('ends on the next request of somebody who was disabled', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const browser = officeBrowsers(world)({ token: kenji.token })
    assert.equal((await browser.get(search)).status, 200)
    await world.database.db
      .updateTable('staff')
      .set({ disabled_at: world.ports.clock.now() })
      .where('login_id', '=', 'kenji')
      .execute()
    assert.equal(saysNo(await browser.get(search)), '401 staff-session-ended')
    assert.equal(await stateOf(browser), 'signed-out')
  })

  it('is worth nothing at another institution', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { yuko } = await openOffice(world)
    const open = officeBrowsers(world)
    const elsewhere = open({ slug: 'b', token: yuko.token })
    assert.equal(await stateOf(elsewhere), 'signed-out')
    assert.equal(saysNo(await elsewhere.get(search)), '401 staff-session-ended')
    assert.equal(await stateOf(open({ token: yuko.token })), 'signed-in')
  })

  it('and a session of the portal are worth nothing to each other', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    const { browser: customer } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const held = customer.cookies.get('__Host-session') ?? ''
    assert.equal((await customer.get('/menu')).status, 200)

    const office = officeBrowsers(world)()
    for (const name of ['__Host-session', sessionCookie]) office.cookies.set(name, held)
    assert.equal(saysNo(await office.get(search)), '401 staff-session-ended')

    const portal = world.openBrowser()
    for (const name of ['__Host-session', sessionCookie]) portal.cookies.set(name, yuko.token)
    assert.equal((await portal.get('/menu')).status, 401)
  })
})

describe('where secrets are entered at the office', () => {
  it('nothing that is sent is a fault of ours', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = officeBrowsers(world)()
    const headers = { origin: browser.origin, 'content-type': 'application/json' }
    const send = (path: string, body: string) => browser.ask(path, { method: 'POST', headers, body })
    const id = '"ceremonyId":"9d3c4f7e-0000-4000-8000-000000000000"'
    const [begun, ended] = ['['.repeat(20_000), ']'.repeat(20_000)]
    const deep = `{${id},"response":{"id":"AAAA","type":"public-key","response":${begun}${ended}}}`
    assert.equal(saysNo(await send('/api/sign-in/passkey', deep)), '403 sign-in-failed')
    for (const [text, code] of [
      ['a\\u0000b', '400 malformed'],
      ['a\\\\\\u0000b', '400 malformed'],
      ['a\\\\u0000b', '403 sign-in-failed'], // a backslash and five letters
      ['a\\ud800b', '403 sign-in-failed'],
    ] as const) {
      const body = `{"loginId":"${text}","password":"${text}","code":"123456"}`
      assert.equal(saysNo(await send('/api/sign-in/password', body)), code, text)
    }
  })

  it('nor is a place in a list of a year that no calendar of ours has', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    const { id } = await readPerson(world, 'ichiro')
    const browser = officeBrowsers(world)({ token: yuko.token })
    const lists = ['/api/approvals?state=open&after=', '/api/alarms?state=all&after=']
    for (const list of [...lists, `/api/members/${id}/timeline?before=`]) {
      const go = (at: string) =>
        browser.get(list + Buffer.from(JSON.stringify([`${at}:00`, id])).toString('base64url'))
      for (const year of ['-271820', '0000', '+010000', '+275760']) {
        assert.equal(saysNo(await go(`${year}-01-01T00:00+00`)), '400 malformed', `${list} ${year}`)
      }
      assert.equal(saysNo(await go('0001-01-01T00:00+14')), '400 malformed', list)
      assert.equal((await go('9999-12-31T23:59+00')).status, 200, list)
    }
  })

  for (const [tried, typed, no] of [
    ['/api/sign-in/password', { loginId: 'nobody', password: 'x', code: '123456' }, '403 sign-in-failed'],
    ['/api/activation', { loginId: 'nobody', activationCode: 'x' }, '403 activation-failed'],
  ] as const) {
    it(`an address has forty tries at once at ${tried}, and is then told when to come back`, async (t) => {
      const world = await makeWorld(t, { now })
      const browser = officeBrowsers(world)()
      const others = ['/api/sign-in/password', '/api/sign-in/passkey/options', '/api/activation']
      holdTime(t)
      const sent = [...Array.from({ length: 40 }, () => tried), ...others]
      const answers = await Promise.all(sent.map((path) => browser.post(path, typed)))
      for (const answer of answers.slice(0, 40)) assert.equal(saysNo(answer), no)
      for (const answer of answers.slice(40)) {
        assert.equal(saysNo(answer), '503 busy')
        assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
      }
      assert.equal(await stateOf(browser), 'signed-out')
    })
  }
})
