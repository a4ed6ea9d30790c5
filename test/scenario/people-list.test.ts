import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { becomeCustomer, logOn, ownPins, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

const user = (loginId: string, displayName: string) =>
  ({ role: 'user', loginId, displayName, language: 'ja' }) as const

/** Hanako administers; of her people Taro and Jiro have certificates, and Jiro was here last. */
async function contract(t: Parameters<typeof makeWorld>[0]) {
  const world = await makeWorld(t, {
    now,
    institutions: [
      {
        slug: 'a',
        people: [
          { role: 'administrator', loginId: 'hanako', displayName: '山田 花子', language: 'ja' },
          user('taro', 'サトウ タロウ'),
          user('jiro', '=HYPERLINK("https://evil.example")'),
          user('saburo', 'ｻｲﾄｳ ｻﾌﾞﾛｳ'),
        ],
      },
    ],
  })
  const hanako = await becomeCustomer(world, await readPerson(world, 'hanako'))
  world.goTo('2026-12-01T09:00:00')
  const taro = await becomeCustomer(world, await readPerson(world, 'taro'))
  world.goTo('2026-12-03T10:00:00')
  await becomeCustomer(world, await readPerson(world, 'jiro'))
  world.advance({ minutes: 5 })
  await logOn(hanako.browser, hanako.held)
  return { world, browser: hanako.browser, hanako, taro }
}

const ids = (html: string) => [...html.matchAll(/ID：(\w+)/g)].map(([, id]) => id)

describe('the list of people', () => {
  it('finds by a part of a name or ID, whatever its width and kana', async (t) => {
    const { browser } = await contract(t)
    for (const [search, found] of [
      ['さとう', ['taro']],
      ['ｻﾄｳﾀﾛｳ', ['taro']],
      ['サイトウ　さぶろう', ['saburo']],
      ['ＪＩＲ', ['jiro']],
      ['山田', ['hanako']],
      ['%', []],
      ['_', []],
      ["'", []],
      ['\0', ['hanako', 'taro', 'jiro', 'saburo']],
      ['', ['hanako', 'taro', 'jiro', 'saburo']],
    ] as const) {
      const page = await browser.get(`/people?q=${encodeURIComponent(search)}`)
      assert.deepEqual([page.status, ids(page.text)], [200, [...found]], search)
    }
  })

  it('shows those who stand in a group', async (t) => {
    const { browser } = await contract(t)
    const of = async (group: string) => ids((await browser.get(`/people?state=${group}`)).text)
    assert.deepEqual(await of('in-use'), ['hanako', 'taro', 'jiro'])
    assert.deepEqual(await of('to-acquire'), ['saburo'])
    assert.deepEqual(await of('stopped'), [])
    assert.match((await browser.get('/people?state=stopped')).text, /条件に合う方はいません/)
    assert.equal((await of('no-such-group')).length, 4, 'is as if nothing had been said')
  })

  it('is ordered as wished, and says when somebody was here last', async (t) => {
    const { browser } = await contract(t)
    const by = async (sort: string) => ids((await browser.get(`/people?sort=${sort}`)).text)
    assert.deepEqual(await by('expiry'), ['hanako', 'taro', 'jiro', 'saburo'])
    assert.deepEqual(await by('login-id'), ['hanako', 'jiro', 'saburo', 'taro'])
    assert.deepEqual(await by('name'), ['jiro', 'saburo', 'taro', 'hanako'])
    assert.deepEqual(await by('last-logon'), ['saburo', 'taro', 'jiro', 'hanako'])
    const { text } = await browser.get('/people')
    const row = text.split('<tr>').find((one) => one.includes('taro')) ?? ''
    assert.match(row, /2026年12月1日（火）09:00/)
    assert.match(text.split('<tr>').find((one) => one.includes('saburo')) ?? '', /まだありません。/)
  })

  it('goes on from page to page in each order and group', async (t) => {
    const world = await makeWorld(t, {
      now,
      institutions: [
        {
          slug: 'a',
          people: Array.from({ length: 230 }, (_, n) => ({
            ...user(`member${String(n).padStart(3, '0')}`, n % 2 === 0 ? '偶数 太郎' : '奇数 花子'),
            role: n === 0 ? ('administrator' as const) : ('user' as const),
          })),
        },
      ],
    })
    const { browser } = await becomeCustomer(world, await readPerson(world, 'member000'))
    for (const [query, count] of [
      ['sort=name', 230],
      ['sort=last-logon', 230],
      ['state=to-acquire', 229],
      [`q=${encodeURIComponent('奇数')}&sort=login-id`, 115],
    ] as const) {
      const seen: unknown[] = []
      for (let path: string | undefined = `/people?${query}`; path !== undefined; ) {
        const page = await browser.get(path)
        seen.push(...ids(page.text))
        path = /href="(\/people\?[^"]*)" rel="next"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
      }
      assert.deepEqual([seen.length, new Set(seen).size], [count, count], query)
    }
  })

  it('is a file that no spreadsheet takes for a formula, and that is recorded', async (t) => {
    const { browser, world, taro } = await contract(t)
    const file = await browser.get('/people/people.csv')
    assert.equal(file.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="people\.csv"$/)
    const lines = file.text.replace(/^\uFEFF/, '').split('\r\n')
    assert.equal(lines.length, 6, 'a head, four people, the end of the last line')
    assert.match(lines[2] ?? '', /^"taro","サトウ タロウ",.*"2027-12-01","2027年12月1日（水）","363",/)
    assert.match(lines[3] ?? '', /^"jiro","'=HYPERLINK\(""https:\/\/evil\.example""\)",/)
    for (const cell of file.text.matchAll(/"((?:[^"]|"")*)"/g))
      assert.doesNotMatch(cell[1] ?? '', /^[=+\-@\t\r]/)
    const some = await browser.get('/people/people.csv?state=to-acquire')
    assert.equal(some.text.split('\r\n').length, 3, 'what the list was asked for')
    const events = await world.database.db
      .selectFrom('audit_event')
      .select(['actor', 'facts'])
      .where('kind', '=', 'people-exported')
      .orderBy('at')
      .execute()
    assert.deepEqual(
      events.map(({ facts }) => facts),
      [{ count: 4 }, { count: 1 }],
    )
    await logOn(taro.browser, taro.held)
    assert.equal((await taro.browser.get('/people/people.csv')).status, 403, 'for administrators')
  })
})

/** Two administrate; the second has not acquired yet. */
async function pair(t: Parameters<typeof makeWorld>[0]): Promise<World> {
  const administrator = (loginId: string) =>
    ({ role: 'administrator', loginId, displayName: `管理 ${loginId}`, language: 'ja' }) as const
  return makeWorld(t, {
    now,
    institutions: [
      { slug: 'a', people: [administrator('first'), administrator('second'), user('taro', '太郎')] },
    ],
  })
}

describe('a single administrator', () => {
  const warned = /管理者がお一人だけです/
  it('is warned on the menu and the list until a second one can help', async (t) => {
    const world = await pair(t)
    const { browser } = await becomeCustomer(world, await readPerson(world, 'first'))
    for (const path of ['/menu', '/people']) assert.match((await browser.get(path)).text, warned, path)
    const second = await becomeCustomer(world, await readPerson(world, 'second'))
    for (const path of ['/menu', '/people']) {
      assert.doesNotMatch((await browser.get(path)).text, warned, path)
      assert.doesNotMatch((await second.browser.get(path)).text, warned, path)
    }
    await world.database.db
      .updateTable('member')
      .set({ suspended_at: world.ports.clock.now() })
      .where('login_id', '=', 'second')
      .execute()
    assert.match((await browser.get('/menu')).text, warned, 'a stopped one helps nobody')
  })

  it('prints a request with the contract ID and no secret; users have no such page', async (t) => {
    const world = await pair(t)
    const { browser } = await becomeCustomer(world, await readPerson(world, 'first'))
    const page = await browser.get('/people/second-administrator')
    assert.deepEqual([page.status, page.screen], [200, 'U-70'])
    assert.match(page.text, /契約者ID<\/dt><dd>1000200301/)
    for (const secret of Object.values(ownPins)) assert.ok(!page.text.includes(secret))
    const taro = await becomeCustomer(world, await readPerson(world, 'taro'))
    assert.doesNotMatch((await taro.browser.get('/menu')).text, warned)
    assert.equal((await taro.browser.get('/people/second-administrator')).status, 403)
  })
})
