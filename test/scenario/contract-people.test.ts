import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCalendar } from '../read-calendar.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

// E of Hanako is 22 November 2027, of Ichiro 1 December; Misaki has not acquired.
const now = '2026-11-22T00:00:00Z'

/** The program in which Hanako, who administers, is logged on 24 days before Ichiro's certificate expires. */
async function officeOfYamada(world: World) {
  const [hanako, ichiro, misaki] = [
    await readPerson(world, 'hanako'),
    await readPerson(world, 'ichiro'),
    await readPerson(world, 'misaki'),
  ]
  const first = await becomeCustomer(world, hanako)
  world.goTo('2026-12-01T09:00:00')
  const second = await becomeCustomer(world, ichiro)
  world.goTo('2027-11-07T10:00:00')
  await logOn(first.browser, first.held)
  return { hanako, ichiro, misaki, browser: first.browser, user: second, administrator: first }
}

/** The words of a page, without its marks. */
const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const rowOf = (html: string, name: string) =>
  words(html.split('<tr>').find((row) => row.includes(name)) ?? assert.fail(`no row of ${name}`))

describe('the people of a contract', () => {
  it('stand in the order of their expiry, with days left and what is wanted', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser } = await officeOfYamada(world)
    assert.match((await browser.get('/menu')).text, /利用者の電子証明書/)
    const page = await browser.get('/people')
    assert.equal(page.screen, 'U-10')
    const names = [...page.text.matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(([, name]) => name)
    assert.deepEqual(names, ['山田 花子', '佐藤 一郎', '田中 美咲'])
    assert.match(rowOf(page.text, '佐藤 一郎'), /更新が必要です。.*2027年12月1日（水） あと 24 日/)
    assert.match(rowOf(page.text, '田中 美咲'), /取得できる電子証明書がありません。.*電子証明書なし/)
  })

  it('are a page of a user’s colleagues to nobody but administrators', async (t) => {
    const world = await makeWorld(t, { now })
    const { user, misaki } = await officeOfYamada(world)
    await logOn(user.browser, user.held)
    assert.doesNotMatch((await user.browser.get('/menu')).text, /利用者の電子証明書/)
    for (const path of ['/people', '/people/calendar', '/people/expiry-dates.ics']) {
      const page = await user.browser.get(path)
      assert.deepEqual([page.status, page.screen], [403, 'E-10'], path)
      assert.match(page.text, /お問い合わせ番号 <b>107/)
      assert.match(page.text, /href="\/menu"/)
    }
    const tried = await user.browser.post(`/people/${misaki.id}/remind`, {})
    assert.equal(tried.status, 403)
    assert.equal((await mailsTo(world, misaki, 'reminded')).length, 0)
  })

  it('go on after a page, however many they are', async (t) => {
    const world = await makeWorld(t, {
      now,
      institutions: [{ slug: 'a', people: Array.from({ length: 203 }, (_, n) => somebody(n)) }],
    })
    const { browser } = await becomeCustomer(world, await readPerson(world, 'member000'))
    const seen: string[] = []
    for (let path: string | undefined = '/people'; path !== undefined; ) {
      const page = await browser.get(path)
      assert.equal(page.status, 200)
      seen.push(...[...page.text.matchAll(/ID：(\w+)/g)].map(([, id = '']) => id))
      path = /href="(\/people\?after=[^"]+)"/.exec(page.text)?.[1]
    }
    assert.equal(seen.length, 203)
    assert.equal(new Set(seen).size, 203)
    assert.equal(seen[0], 'member000', 'who has a certificate comes first')
    assert.equal((await browser.get('/people?after=x')).status, 404)
  })

  it('are those who have not left', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await officeOfYamada(world)
    await world.database.db
      .updateTable('member')
      .set({ ended_at: world.ports.clock.now() })
      .where('member_id', '=', ichiro.id)
      .execute()
    for (const path of ['/people', '/people/calendar?month=2027-12', '/people/expiry-dates.ics']) {
      const page = await browser.get(path)
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.text, /佐藤 一郎/, path)
    }
    assert.match((await browser.get('/people')).text, /田中 美咲/)
  })

  it('stand on the days of a calendar', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser } = await officeOfYamada(world)
    const november = await browser.get('/people/calendar')
    assert.equal(november.screen, 'U-20')
    assert.match(november.text, /<caption>2027年11月/, 'the first month that is to come')
    assert.match(november.text, /datetime="2027-11-22"[\s\S]{0,200}山田 花子/)
    assert.match(november.text, /aria-current="date"><time datetime="2027-11-07"/)
    assert.match(words(november.text), /2027年11月（1 名） .*2027年12月（1 名）/)
    const december = await browser.get('/people/calendar?month=2027-12')
    assert.match(december.text, /datetime="2027-12-01"[\s\S]{0,200}佐藤 一郎/)
    assert.doesNotMatch(december.text, /<li>山田 花子/)
    for (const month of ['2027-13', 'x', '0000-01'])
      assert.equal((await browser.get(`/people/calendar?month=${month}`)).status, 404, month)
  })

  it('can be taken along as a calendar file, in which a renewal moves a day', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, administrator } = await officeOfYamada(world)
    const file = await browser.get('/people/expiry-dates.ics')
    assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8')
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="expiry-dates.ics"$/)
    const events = readCalendar(file.text)
    const dates = (all: typeof events) => all.map(({ properties }) => properties['DTSTART;VALUE=DATE'])
    assert.deepEqual(dates(events), ['20271122', '20271201'])
    assert.ok(events.every(({ properties }) => properties.DTSTAMP === '20271107T010000Z'))
    assert.match(events[1]?.properties.SUMMARY ?? '', /佐藤 一郎（ID：\*{4}ro）/)
    assert.doesNotMatch(file.text, /ichiro|hanako|@yamada|https?:/)
    const triggers = events[0]?.alarms.map(({ TRIGGER }) => TRIGGER)
    assert.deepEqual(triggers, ['-P29DT15H', '-P9DT15H'], 'thirty and ten days before')
    await prove(browser, await renew(browser, administrator.held))
    const later = readCalendar((await browser.get('/people/expiry-dates.ics')).text)
    assert.deepEqual(dates(later), ['20271201', '20281107'])
    const uids = (all: typeof events) => all.map(({ properties }) => properties.UID).sort()
    assert.deepEqual(uids(later), uids(events), 'the same persons')
  })
})

const somebody = (n: number) =>
  ({
    role: n === 0 ? 'administrator' : 'user',
    loginId: `member${String(n).padStart(3, '0')}`,
    displayName: `社員 ${n}`,
    language: 'ja',
  }) as const

describe('a reminder', () => {
  it('is one mail a day, with its code, kept in the trail', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro, hanako, administrator } = await officeOfYamada(world)
    const page = await browser.get('/people')
    assert.match(rowOf(page.text, '佐藤 一郎'), /佐藤 一郎さんに お願いを送る/)
    assert.doesNotMatch(rowOf(page.text, '山田 花子'), /お願いを送る/, 'nobody reminds himself')
    assert.doesNotMatch(rowOf(page.text, '田中 美咲'), /お願いを送る/, 'nothing is wanted of her')
    const reminded = await browser.post(`/people/${ichiro.id}/remind`, {})
    assert.deepEqual([reminded.status, reminded.screen], [200, 'U-30'])
    const [mail, ...others] = await mailsTo(world, ichiro, 'reminded')
    assert.ok(mail)
    assert.equal(others.length, 0)
    assert.match(textOf(mail), /2027年12月1日（水）/)
    assert.match(
      rowOf((await browser.get('/people')).text, '佐藤 一郎'),
      /管理者の方からのお願い 2027年11月7日（日）10:00 送信を待っています/,
    )

    const again = await browser.post(`/people/${ichiro.id}/remind`, {})
    assert.equal(again.status, 429)
    assert.match(again.text, /お問い合わせ番号 <b>315/)
    assert.match(again.text, /href="\/people"/)
    const events = await world.database.db
      .selectFrom('audit_event')
      .select(['actor', 'actor_id', 'member_id'])
      .where('kind', '=', 'member-reminded')
      .execute()
    assert.deepEqual(events, [{ actor: 'member', actor_id: hanako.id, member_id: ichiro.id }])

    world.goTo('2027-11-08T00:00:00')
    await logOn(browser, administrator.held)
    assert.equal((await browser.post(`/people/${ichiro.id}/remind`, {})).status, 200, 'the next day')
  })

  it('of two at once is one', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await officeOfYamada(world)
    const path = `/people/${ichiro.id}/remind`
    const answers = await Promise.all([
      browser.post(path, {}),
      browser.post(path, {}),
      browser.post(path, {}),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 429, 429])
    assert.equal((await mailsTo(world, ichiro, 'reminded')).length, 1)
  })

  it('says what is wanted: to get a certificate, to log on with it, to get a new one', async (t) => {
    const world = await makeWorld(t, { now })
    const hanako = await readPerson(world, 'hanako')
    const misaki = await readPerson(world, 'misaki')
    const { browser } = await becomeCustomer(world, hanako)
    assert.equal((await browser.post(`/people/${misaki.id}/remind`, {})).status, 200)
    const [mail] = await mailsTo(world, misaki, 'reminded')
    assert.equal(mail?.language, 'en')
    assert.match(mail === undefined ? '' : textOf(mail), /10 February 2027/, 'eighty days after the issue')
  })

  it('tells an expired one his last day, and that stays told', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, administrator } = await officeOfYamada(world)
    const renewed = await renew(administrator.browser, administrator.held)
    await prove(administrator.browser, renewed)
    world.goTo('2027-12-02T09:00:00')
    await logOn(administrator.browser, renewed)
    await administrator.browser.post(`/people/${ichiro.id}/remind`, {})
    const [mail] = await mailsTo(world, ichiro, 'reminded')
    assert.ok(mail)
    assert.match(textOf(mail), /2028年2月29日/)
    const life = await world.ports.store.at(world.institution().id).members.life(ichiro.id)
    const told = life?.certificates.find(({ stage }) => stage === 'current')?.toldRecovery
    assert.equal(told?.lastDay.toString(), '2028-02-29')
  })

  it('is refused for nobody, for one of another contract, without an address, and while mails are off', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro, hanako } = await officeOfYamada(world)
    assert.equal((await browser.post(`/people/${crypto.randomUUID()}/remind`, {})).status, 404)
    assert.equal((await browser.post('/people/x/remind', {})).status, 404)
    assert.equal((await browser.post(`/people/${hanako.id}/remind`, {})).status, 404, 'himself')
    await world.database.db
      .updateTable('member')
      .set({ mail_address: null })
      .where('member_id', '=', ichiro.id)
      .execute()
    const refused = await browser.post(`/people/${ichiro.id}/remind`, {})
    assert.equal(refused.status, 409)
    assert.match(refused.text, /お問い合わせ番号 <b>317/)
    assert.match(rowOf((await browser.get('/people')).text, '佐藤 一郎'), /メールアドレスの登録がありません/)
  })

  it('is of no use to an address from which mails come back: it is a task', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await officeOfYamada(world)
    await browser.post(`/people/${ichiro.id}/remind`, {})
    const [mail] = await mailsTo(world, ichiro, 'reminded')
    assert.ok(mail)
    await comeBack(world, mail.id)
    const page = await browser.get('/people')
    assert.match(words(page.text), /メールが届かない方がいます .*佐藤 一郎 ID：ichiro/)
    assert.match(rowOf(page.text, '佐藤 一郎'), /届かずに戻りました/)
    await world.database.db
      .updateTable('member')
      .set({ mail_address: 'ichiro.new@yamada.example' })
      .where('member_id', '=', ichiro.id)
      .execute()
    assert.doesNotMatch((await browser.get('/people')).text, /メールが届かない方がいます/, 'a new address')
  })
})

/** As a server’s report of a mail that it could not deliver is recorded. */
async function comeBack({ database: { db }, ports }: World, outboxId: string): Promise<void> {
  const at = ports.clock.now()
  const { institution_id, member_id, address } = await db
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: at, bounced_at: at })
    .where('outbox_id', '=', outboxId)
    .returning(['institution_id', 'member_id', 'address'])
    .executeTakeFirstOrThrow()
  await db
    .insertInto('mail_trouble')
    .values({
      institution_id,
      member_id,
      address: address ?? '',
      kind: 'bounced',
      outbox_id: outboxId,
      troubled_at: at,
    })
    .execute()
}
