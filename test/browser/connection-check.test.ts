import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import { parseSelfTestCode, type SelfTest } from '../../src/domain/self-test.ts'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { patience, skipUnlessBrowser } from './chromium.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { go, leave, openPerson, type Person } from './person.ts'
import { heading, mainText, meet, stands } from './screen.ts'

describe('「接続の確認」 in a browser', { concurrency: false }, () => {
  let program: DemoProgram
  before(async () => {
    if (whyNoBrowser() === undefined) program = await startDemo()
  })
  after(() => program?.close())

  const sitDown = async (t: TestContext, memberId: string, language: Language, options = {}) => {
    const person = await openPerson(program, memberId, language, options)
    t.after(() => leave(person))
    return person
  }

  for (const [memberId, language] of [
    ['yamada01', 'ja'],
    ['sato01', 'en'],
  ] as const) {
    it(`finds that all is well, without a certificate and with one, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = await sitDown(t, memberId, language)
      const { page } = person
      await openCheck(person)
      await codeSays(page, { tls: '1.3', clock: 'right', cookies: 'kept', keys: 'able', popUp: 'untried' })
      await page.locator('#try-pop-up').click()
      await codeSays(page, { popUp: 'opened' })
      assert.doesNotMatch(await mainText(page), /スクリプト|scripts/)

      await page.locator('#try-certificate').click()
      await meet(page, 'K-20')
      assert.match(await heading(page), /送られてきませんでした|No certificate was sent/)
      await page.locator('main a.primary').click()
      await meet(page, 'K-10')
      await codeSays(page, { certificate: 'none', popUp: 'opened', clock: 'right', keys: 'able' })

      await acquire(person)
      await openCheck(person)
      await page.locator('#try-certificate').click()
      await stands(page, 'K-20')
      assert.match(await heading(page), /電子証明書が届きました|A certificate has reached us/)
      await page.locator('main a.primary').click()
      await stands(page, 'K-10')
      await codeSays(page, { certificate: 'ours', popUp: 'untried' })
    })
  }

  it('finds a wrong clock and blocked windows, and says what to do', async (t) => {
    if (skipUnlessBrowser(t)) return
    const person = await sitDown(t, 'yamada01', 'ja')
    const { page } = person
    await page.clock.install({ time: new Date(Date.now() + 47 * 60_000) })
    await page.addInitScript(() => {
      window.open = () => null
    })
    await openCheck(person)
    await codeSays(page, { clock: 'ahead' })
    await page.locator('#try-pop-up').click()
    await codeSays(page, { clock: 'ahead', popUp: 'blocked' })
    assert.match(await mainText(page), /進んでいます 約47分\n+パソコンの日付と時刻の設定で/)
    assert.match(await mainText(page), /ポップアップを許可してください/)
    await page.close()
  })

  it('works without scripts as far as it goes, and says what needs them', async (t) => {
    if (skipUnlessBrowser(t)) return
    const person = await sitDown(t, 'sato01', 'en', { javaScriptEnabled: false })
    const { page } = person
    await go(person, '/check')
    await stands(page, 'K-10')
    assert.equal(await page.locator('#try-pop-up').isVisible(), false)
    assert.equal((await mainText(page)).match(/this needs scripts/g)?.length, 3)
    await page.locator('#reload a').click()
    await codeSays(page, { cookies: 'kept', clock: 'unknown' })
    await page.locator('#try-certificate').click()
    await stands(page, 'K-20')
    await page.locator('main a.primary').click()
    await codeSays(page, { certificate: 'none', keys: 'unknown' })
  })
})

async function openCheck(person: Person): Promise<void> {
  await go(person, '/')
  await person.page.locator('main a[href="/check"]').click()
  await meet(person.page, 'K-10')
}

/** As soon as the page has come so far. */
async function codeSays(page: Page, expected: Partial<SelfTest>): Promise<void> {
  const code = page.locator('#code')
  let said: SelfTest | undefined
  for (const until = Date.now() + patience; Date.now() < until; await page.waitForTimeout(50)) {
    said = parseSelfTestCode(await code.innerText())
    if (Object.entries(expected).every(([name, found]) => Object(said)[name] === found)) break
  }
  assert.ok(said)
  assert.deepEqual({ ...said, ...expected }, said)
}
