import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { parseSelfTestCode } from '../../src/domain/self-test.ts'
import type { Browser } from '../world/browser.ts'
import { acquire, beginLogon, fieldOf, logOn, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0'

describe('「接続の確認」', () => {
  it('needs no log-on, and says what the request tells, in both languages', async (t) => {
    const world = await makeWorld(t, { now })
    for (const [language, title] of [
      ['ja', '接続の確認'],
      ['en', 'Check your connection'],
    ] as const) {
      const page = await world
        .openBrowser()
        .get('/check', { 'user-agent': edge, 'accept-language': language })
      assert.equal(page.status, 200)
      assert.equal(page.screen, 'K-10')
      assert.match(page.text, new RegExp(`<h1>${title}</h1>`))
      assert.match(page.text, /Microsoft Edge 150/)
      const { system, browser, cookies } = parseSelfTestCode(codeOn(page.text))
      assert.deepEqual(
        { system, browser, cookies },
        { system: 'windows', browser: 'edge', cookies: 'unknown' },
      )
    }
  })

  it('is led to from the log-on page, and from where nothing was sent', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    assert.match((await browser.get('/')).text, /href="\/check"/)
    const refused = await browser.present(await beginLogon(browser))
    assert.equal(refused.screen, 'L-40')
    assert.match(refused.text, /href="https:\/\/a\.warifu\.test:8443\/check"/)
  })

  it('finds without a script whether cookies are kept', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    await browser.get('/check')
    assert.equal(parseSelfTestCode(codeOn((await browser.get('/check?again=yes')).text)).cookies, 'kept')
    browser.cookies.clear()
    assert.equal(parseSelfTestCode(codeOn((await browser.get('/check?again=yes')).text)).cookies, 'lost')
  })

  it('tells a script the time by which browsers live, not that of the demo', async (t) => {
    const world = await makeWorld(t, { now })
    world.ports.clock.setMachine(Temporal.Instant.from('2026-05-01T09:30:00Z'))
    const browser = world.openBrowser()
    const { text } = await browser.get('/check/time')
    assert.equal(fieldOf(text, 'now'), '2026-05-01T09:30:00Z')
    assert.equal(fieldOf(text, 'cookies'), 'lost')
    const page = await browser.get('/check')
    assert.match(page.text, /2026年5月1日（金）18:30（日本時間）/)
    assert.equal(fieldOf((await browser.get('/check/time')).text, 'cookies'), 'kept')
  })

  it('makes the code of what a script has found, and of nothing else', async (t) => {
    const world = await makeWorld(t, { now })
    const query = 'clock=days-ahead&keys=able&popUp=blocked&cookies=kept&certificate=none&system=ios&tls=9'
    const { text } = await world.openBrowser().get(`/check/code?${query}`, { 'user-agent': edge })
    assert.deepEqual(parseSelfTestCode(fieldOf(text, 'code')), {
      system: 'windows',
      tls: 'unknown',
      browser: 'edge',
      keys: 'able',
      certificate: 'none',
      popUp: 'blocked',
      clock: 'days-ahead',
      cookies: 'kept',
    })
    const odd = await world.openBrowser().get('/check/code?clock=%3Cscript%3E&keys=&certificate=ours%00')
    assert.equal(fieldOf(odd.text, 'code'), 'K-AAAAAA')
  })
})

describe('whether a certificate reaches us', () => {
  it('is said of none, with the likely reasons, and brought back to the check', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const page = await browser.present(await beginCheck(browser))
    assert.equal(page.status, 200)
    assert.equal(page.screen, 'K-20')
    assert.match(page.text, /電子証明書が送られてきませんでした[\s\S]*考えられる理由/)
    const back = await browser.get(`/check?certificate=none&popUp=opened`)
    assert.ok(
      page.text.includes('https://a.warifu.test:8443/check?certificate=none&amp;popUp=opened'),
      page.text,
    )
    const { certificate, popUp } = parseSelfTestCode(codeOn(back.text))
    assert.deepEqual({ certificate, popUp }, { certificate: 'none', popUp: 'opened' })
  })

  it('is said of one of ours, and nothing of what is stored about it', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const held = await acquire(browser, ichiro)
    const unproved = await browser.present(await beginCheck(browser), held.certificate)
    assert.match(unproved.text, /電子証明書が届きました/)
    assert.match(unproved.text, /佐藤 一郎[\s\S]*2027年11月22日（月）/)
    await logOn(browser, held, ichiro.pin)
    const again = await browser.present(await beginCheck(browser), held.certificate)
    assert.equal(again.text, unproved.text, 'proved or not')
  })

  it('says of an expired one that it has come, and has expired', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const held = await acquire(browser, await readPerson(world, 'ichiro'))
    world.advance({ years: 2 })
    const page = await browser.present(await beginCheck(browser), held.certificate)
    assert.match(page.text, /届きましたが、有効期限が過ぎています/)
    assert.match(page.text, /certificate=expired/)
  })

  it("does not take another institution's for one of ours", async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const held = await acquire(world.openBrowser('b'), await readPerson(world, 'ichiro', 'b'))
    const browser = world.openBrowser('a')
    const page = await browser.present(await beginCheck(browser), held.certificate)
    assert.match(page.text, /certificate=other/)
    assert.doesNotMatch(page.text, /電子証明書が届きました/)
  })

  it('writes no row and logs nobody on, with a certificate and without', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const own = world.openBrowser()
    const held = await acquire(own, ichiro)
    const before = await rowCounts(world)
    const browser = world.openBrowser()
    await browser.get('/check')
    await browser.get('/check/time')
    await browser.get('/check/code?clock=right')
    for (const certificate of [undefined, held.certificate]) {
      const address = await beginCheck(browser)
      await browser.present(address, certificate)
      assert.equal((await browser.present(address, certificate)).screen, 'K-20', 'nothing is used up')
    }
    assert.deepEqual(await rowCounts(world), before)
    assert.equal((await browser.get('/menu')).status, 401)
    assert.deepEqual([...browser.cookies.keys()], ['__Host-check'])
  })

  it('leads back to the check from an address that is too old', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const address = await beginCheck(browser)
    world.advance({ minutes: 11 })
    assert.equal((await browser.present(address)).location, '/check')
  })
})

async function beginCheck(browser: Browser): Promise<string> {
  const begun = await browser.get('/check/certificate?popUp=opened')
  assert.equal(begun.status, 303, begun.text)
  return begun.location
}

function codeOn(page: string): string {
  return /id="code"[^>]*>([^<]+)</.exec(page)?.[1] ?? assert.fail('no code')
}

async function rowCounts({ database: { db } }: World): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  assert.ok(tables.length > 10)
  const counts: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(name)}`.execute(db)
    counts[name] = rows[0]?.count ?? ''
  }
  return counts
}
