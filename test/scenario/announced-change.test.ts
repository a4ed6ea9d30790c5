import assert from 'node:assert/strict'
import { it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { Browser, Page } from '../world/browser.ts'
import { becomeCustomer, logOn, readPerson } from '../world/person.ts'
import { approveVersion, askFor, openPolicyOffice, wishFrom } from '../world/policy.ts'
import { makeWorld, type World } from '../world.ts'

/** The manuals' own change: until a day on two screens of its own, from then on in 「重要なお知らせ」. */
const announcement = {
  from: '2027-11-04',
  title: { ja: '電子証明書の更新手順の変更について', en: 'How renewal changes' },
  body: {
    ja: '重要なお知らせ画面から、電子証明書を更新いただきます。\n\n（従来は、ログオン後の「電子証明書の更新通知画面」または「メイン画面」からの更新でした。）',
    en: 'Certificates will be renewed from the important notices.',
  },
}
const please = '電子証明書の更新をお願いします'
const changes = '電子証明書の更新手順の変更について'

const words = ({ text }: Page) => text.replaceAll(/<[^>]*>/g, ' ')

/** Opens what the board calls by this name. */
async function openNotice(browser: Browser, title: string): Promise<Page> {
  const board = await browser.get('/notices')
  const link = new RegExp(`<a href="([^"]+)"[^>]*>(?:(?!</a>)[\\s\\S])*${title}`).exec(board.text)?.[1]
  assert.ok(link, `${title} is not on the board: ${words(board)}`)
  return browser.get(link)
}

/** Asks for the change on 3 November, which is approved at once: it begins on the 10th. */
async function change(world: World): Promise<void> {
  const office = await openPolicyOffice(world)
  const { notices } = (await wishFrom(office.editor, '2027-11-10', {})).draft
  const wish = await wishFrom(
    office.editor,
    '2027-11-10',
    { notices: { ...notices, place: 'board' } },
    announcement,
  )
  assert.equal((await approveVersion(world, office, await askFor(office.editor, wish))).status, 200)
}

it('a change of procedure is told before its day, and on its day the pages follow', async (t) => {
  const policy = { notices: { ...defaultPolicy.notices, place: 'notice-page' as const } }
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', policy })
  const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro')) // E is 22 November 2027

  // Before anybody speaks of it: 「電子証明書の更新通知画面」 after the log-on, and 「メイン画面」.
  world.goTo('2027-11-03T09:00:00')
  assert.match(words(await logOn(browser, held)), /電子証明書の更新通知/)
  assert.match(words(await browser.get('/menu')), new RegExp(`メイン画面[\\s\\S]*${please}`))
  assert.doesNotMatch(words(await browser.get('/notices')), new RegExp(`${please}|${changes}`))
  await change(world)
  assert.doesNotMatch(words(await browser.get('/notices')), new RegExp(changes), 'a day too early')

  // Announced, and nothing else has changed.
  world.goTo('2027-11-04T00:00:00')
  assert.match(words(await logOn(browser, held)), /電子証明書の更新通知/)
  assert.match(words(await browser.get('/menu')), new RegExp(please))
  const told = await openNotice(browser, changes)
  assert.match(words(told), /2027年11月10日（水）より、手続きが変更となります。/)
  assert.match(words(told), /従来は、ログオン後の「電子証明書の更新通知画面」/)
  assert.doesNotMatch(words(await browser.get('/notices')), new RegExp(please))

  // The last minute of the old procedure, and the first of the new one.
  world.goTo('2027-11-09T23:59:00')
  assert.match(words(await logOn(browser, held)), /電子証明書の更新通知/)
  world.goTo('2027-11-10T00:00:00')
  const board = await logOn(browser, held)
  assert.equal(board.screen, 'N-10')
  assert.match(words(board), new RegExp(`${please}[\\s\\S]*${changes}`), 'the renewal comes first')
  assert.doesNotMatch(words(await browser.get('/menu')), new RegExp(please))
  assert.match(
    words(await openNotice(browser, changes)),
    /2027年11月10日（水）より、手続きが変更となりました。/,
  )
})
