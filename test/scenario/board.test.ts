import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { askToTakeAway, publish, warning } from '../world/board.ts'
import type { Browser } from '../world/browser.ts'
import { contractNumber } from '../world/institution.ts'
import { becomeCustomer, type Held, logOn, prove, readPerson, renew } from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { approveByPassword } from '../world/unlocking.ts'
import { makeWorld, type World, type WorldOptions } from '../world.ts'

// E is 22 November 2027; the messages begin on 22 November 2026.
const now = '2026-11-22T00:00:00Z'

/** Ichiro is a user, Hanako administers; Kenji and Yuko are of the staff. */
async function opened(t: TestContext, options: Partial<WorldOptions> = {}) {
  const world = await makeWorld(t, { now, ...options })
  const office = await openOffice(world)
  const customer = async (loginId: string, slug = 'a') =>
    becomeCustomer(world, await readPerson(world, loginId, slug))
  return { world, office, ichiro: await customer('ichiro'), customer }
}

/** The titles of the list in their order, each with its marks. */
async function titles(browser: Browser): Promise<string[]> {
  const { text } = await browser.get('/notices')
  const items = [
    ...text.matchAll(/<li[^>]*>\s*<div>\s*<a href="([^"]+)">([^<]*)<\/a>\s*<p>(?:<b>([^<]*)<\/b>)?/g),
  ]
  return items.map(([, , title = '', marks = 'generated']) => `${title} (${marks})`)
}

async function open(browser: Browser, title: string) {
  const { text } = await browser.get('/notices')
  const href = new RegExp(`<a href="([^"]+)">${title}</a>`).exec(text)?.[1]
  assert.ok(href, title)
  return browser.get(href)
}

/** When it was first shown to them and read, by whom, as the database has it. */
async function readings({ database }: World) {
  const rows = await database.db.selectFrom('board_read').selectAll().orderBy('shown_at').execute()
  return rows.map(({ shown_at, read_at }) => `${shown_at} ${read_at ?? 'unread'}`)
}

describe('something important', () => {
  it('comes before the menu until it is read, and is kept as read', async (t) => {
    const { world, office, ichiro } = await opened(t)
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'M-10')
    await publish(world, office)
    const page = await logOn(ichiro.browser, ichiro.held)
    assert.equal(page.screen, 'N-10')
    assert.deepEqual(await titles(ichiro.browser), ['不審なメールにご注意ください (重要・未読)'])
    assert.match((await ichiro.browser.get('/menu')).text, /お知らせが 1 件/)
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'N-10', 'its title was only shown')

    world.advance({ minutes: 1 })
    const message = await open(ichiro.browser, warning.title.ja)
    assert.equal(message.screen, 'N-30')
    assert.match(message.text, /当金庫を名乗るメールが届いています。<br \/>当金庫は、メールで暗証番号を/)
    assert.match(message.text, /2026年11月22日（日）から2026年12月31日（木）まで/)
    assert.deepEqual(await titles(ichiro.browser), ['不審なメールにご注意ください (重要・既読)'])
    assert.match((await ichiro.browser.get('/menu')).text, /新しいお知らせはありません/)
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'M-10')

    const [kept] = await readings(world)
    world.advance({ minutes: 1 })
    await open(ichiro.browser, warning.title.ja)
    assert.deepEqual(await readings(world), [kept], 'the first time counts')
    assert.doesNotMatch(kept ?? '', /unread/)
  })

  it('is read in the language of the page', async (t) => {
    const { world, office, customer } = await opened(t)
    await publish(world, office)
    const { browser } = await customer('misaki')
    await browser.get('/?lang=en')
    const message = await open(browser, warning.title.en)
    assert.match(message.text, /We never ask for a PIN by mail\./)
    assert.doesNotMatch(message.text, /不審なメール/)
  })

  it('stands from the first second of its first day through the last of its last', async (t) => {
    const { world, office, ichiro } = await opened(t)
    await publish(world, office, { ...warning, from: '2026-11-24', until: '2026-11-25' })
    for (const [moment, screen] of [
      ['2026-11-23T23:59:59', 'M-10'],
      ['2026-11-24T00:00:00', 'N-10'],
      ['2026-11-25T23:59:59', 'N-10'],
      ['2026-11-26T00:00:00', 'M-10'],
    ] as const) {
      world.goTo(moment)
      assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, screen, moment)
    }
  })

  it('is taken away from who was about to read it, who is told so', async (t) => {
    const { world, office, ichiro } = await opened(t)
    const { messageId } = await publish(world, office)
    await logOn(ichiro.browser, ichiro.held)
    const { approvalId, shownHash } = await askToTakeAway(world, office.kenji.session, messageId)
    await approveByPassword(world, office.yuko, approvalId, shownHash)
    const gone = await ichiro.browser.get(`/notices/message/${messageId}`)
    assert.equal(gone.status, 404)
    assert.match(gone.text, /このお知らせの掲載は終わりました/)
    assert.deepEqual(await titles(ichiro.browser), [])
  })
})

describe('something normal', () => {
  it('waits on the board and keeps nobody from the menu', async (t) => {
    const { world, office, ichiro } = await opened(t)
    await publish(world, office, { ...warning, priority: 'normal' })
    const menu = await logOn(ichiro.browser, ichiro.held)
    assert.equal(menu.screen, 'M-10')
    assert.match(menu.text, /お知らせが 1 件/)
    assert.deepEqual(await titles(ichiro.browser), ['不審なメールにご注意ください (未読)'])
  })
})

describe('a message for some', () => {
  it('is there for them, and for nobody else at any address', async (t) => {
    const { world, office, ichiro, customer } = await opened(t)
    const hanako = await customer('hanako')
    const { messageId } = await publish(world, office, { ...warning, audience: { kind: 'administrators' } })
    assert.equal((await logOn(hanako.browser, hanako.held)).screen, 'N-10')
    assert.equal((await hanako.browser.get(`/notices/message/${messageId}`)).screen, 'N-30')
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'M-10')
    for (const path of [
      `/notices/message/${messageId}`,
      `/notices/change/${messageId}`,
      `/notices/mail/${messageId}`,
      '/notices/message/x',
      '/notices/message/%00',
      `/notices/message/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
    ]) {
      const answer = await ichiro.browser.get(path)
      assert.equal(answer.status, 404, path)
      assert.doesNotMatch(answer.text, /不審なメール/)
    }
    assert.equal((await readings(world)).length, 1, 'Hanako’s alone')
  })

  it('of one contract is not there for another institution’s of the same number', async (t) => {
    const { world, office, ichiro, customer } = await opened(t, {
      institutions: [{ slug: 'a' }, { slug: 'b' }],
    })
    const stranger = await customer('ichiro', 'b')
    const { messageId } = await publish(world, office, {
      ...warning,
      audience: { kind: 'contract', number: contractNumber },
    })
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'N-10')
    assert.equal((await logOn(stranger.browser, stranger.held)).screen, 'M-10')
    assert.equal((await stranger.browser.get(`/notices/message/${messageId}`)).status, 404)
  })
})

describe('what somebody wrote', () => {
  it('is text, whatever stands in it', async (t) => {
    const { world, office, ichiro } = await opened(t)
    const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp;\u202e'
    await publish(world, office, {
      ...warning,
      title: { ja: evil, en: evil },
      body: { ja: `${evil}\n\n${evil}`, en: evil },
    })
    await logOn(ichiro.browser, ichiro.held)
    const list = await ichiro.browser.get('/notices')
    const href = /href="(\/notices\/message\/[^"]+)"/.exec(list.text)?.[1]
    assert.ok(href)
    for (const { text } of [list, await ichiro.browser.get(href), await ichiro.browser.get('/menu')]) {
      assert.doesNotMatch(text, /<script>alert|<img|\u202e/)
    }
    assert.match((await ichiro.browser.get(href)).text, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
  })
})

describe('the renewal notice', () => {
  it('is first of all until the new certificate is proved, and reading does not end it', async (t) => {
    const { world, office, ichiro } = await opened(t)
    await publish(world, office, { ...warning, until: '2027-12-01' })
    world.goTo('2027-10-23T09:00:00')
    const { browser, held } = ichiro
    assert.equal((await logOn(browser, held)).screen, 'N-10')
    const both = ['電子証明書の更新をお願いします (generated)', '不審なメールにご注意ください (重要・未読)']
    assert.deepEqual(await titles(browser), both)
    await open(browser, warning.title.ja)
    assert.equal((await browser.get('/notices/renewal')).screen, 'N-20')
    assert.equal((await logOn(browser, held)).screen, 'N-10', 'read, and still owed')
    assert.match((await browser.get('/menu')).text, /お知らせが 1 件/)
    const fresh = await renew(browser, held)
    assert.deepEqual(await titles(browser), [
      '新しい電子証明書で一度ログオンしてください (generated)',
      '不審なメールにご注意ください (重要・既読)',
    ])
    await prove(browser, fresh)
    assert.equal((await logOn(browser, fresh)).screen, 'M-10')
    assert.deepEqual(await titles(browser), ['不審なメールにご注意ください (重要・既読)'])
  })

  it('stands on a page of its own and on the main screen where the procedure of before holds', async (t) => {
    const notices = { ...defaultPolicy.notices, place: 'notice-page' } as const
    const { world, ichiro } = await opened(t, { policy: { notices } })
    const { browser, held } = ichiro
    assert.equal((await logOn(browser, held)).screen, 'M-10', 'nothing is owed')
    world.goTo('2027-10-23T09:00:00')
    const page = await logOn(browser, held)
    assert.equal(page.screen, 'N-22')
    assert.match(page.text, /<h1>電子証明書の更新通知<\/h1>/)
    assert.match(page.text, /電子証明書の更新をお願いします/)
    assert.match(page.text, /<a class="button secondary" href="\/menu">メイン画面へ進む<\/a>/)
    const main = await browser.get('/menu')
    assert.match(main.text, /<h1>メイン画面<\/h1>\s*<ul class="notices">/)
    assert.match(main.text, /href="\/notices\/renewal">電子証明書の更新をお願いします/)
    assert.deepEqual(await titles(browser), [], 'and not on the board')
    assert.equal((await renewOn(ichiro)).screen, 'M-10')
  })

  it('leads on to the board where something important waits there', async (t) => {
    const notices = { ...defaultPolicy.notices, place: 'notice-page' } as const
    const { world, office, ichiro } = await opened(t, { policy: { notices } })
    await publish(world, office, { ...warning, until: '2027-12-01' })
    world.goTo('2027-10-23T09:00:00')
    const page = await logOn(ichiro.browser, ichiro.held)
    assert.match(page.text, /<a class="button secondary" href="\/notices">重要なお知らせへ進む<\/a>/)
    await open(ichiro.browser, warning.title.ja)
    assert.match((await ichiro.browser.get('/notices/renewal')).text, /href="\/menu">メイン画面へ進む/)
  })
})

async function renewOn({ browser, held }: { browser: Browser; held: Held }) {
  const fresh = await renew(browser, held)
  await prove(browser, fresh)
  return logOn(browser, fresh)
}

describe('a mail that came back', () => {
  it('is told on the board, and read like anything else', async (t) => {
    const { world, ichiro } = await opened(t)
    const { id } = await readPerson(world, 'ichiro')
    const at = world.ports.clock.now()
    const { mailTroubles, members, outbox } = world.ports.store.at(world.institution().id)
    const address = (await members.byId(id))?.mailAddress
    assert.ok(address)
    const [mail] = await outbox.ofMember(id)
    assert.ok(mail, 'of his acquisition')
    const outboxId = mail.id
    await mailTroubles.set({ memberId: id, address, kind: 'bounced', outboxId, at })
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'N-10')
    const page = await open(ichiro.browser, 'メールをお届けできませんでした')
    assert.equal(page.screen, 'N-32')
    assert.match(page.text, /2026年11月22日（日）\d+:\d\dに、ご登録のメールアドレスへ/)
    assert.doesNotMatch(page.text, new RegExp(address), 'no address stands on a page that is printed')
    assert.equal((await logOn(ichiro.browser, ichiro.held)).screen, 'M-10')
    assert.deepEqual(await titles(ichiro.browser), ['メールをお届けできませんでした (重要・既読)'])
  })
})
