import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { inspect } from './office-screen.ts'
import { logOn } from './person.ts'
import { mainText, meet, stands } from './screen.ts'
import { activateWithPasskey, enterActivationCode, leaveOffice, openStaff, visit } from './staff.ts'

const cases = [
  ['sato01', 'ja', 'mori'],
  ['takahashi01', 'en', 'ishii'],
] as const

const said = {
  ja: {
    subject: /電子証明書を発行しました/,
    ours: /お送りしたメールです/,
    unknown: /あなたにお送りしていません/,
    waiting: '送信待ち',
    expired: 'お使いの電子証明書の有効期限が切れました。',
    noServer: /メールサーバーが設定されていない/,
    day: /あと 10 日/,
  },
  en: {
    subject: /A certificate was issued/,
    ours: /This mail is from the bank/,
    unknown: /We have sent you no mail with this code/,
    waiting: 'Waiting to be sent',
    expired: 'Your certificate has expired.',
    noServer: /No mail server is set/,
    day: /10 days left/,
  },
}

describe('mails', { concurrency: false }, () => {
  const { program, person: personOf } = cast(cases)

  for (const [memberId, language] of cases) {
    it(`${memberId} sees what was sent, and checks a mail by its code, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const { page } = person
      await logOn(person)
      await stands(page, 'M-10')
      await page.locator('main a[href="/mails"]').click()
      await meet(page, 'N-40')
      const words = said[language]
      const row = page.locator('main tbody tr').first()
      // It was written in the language that he had then.
      const written = (await row.locator('a').getAttribute('lang')) === 'en' ? 'en' : 'ja'
      assert.match(await row.locator('a').innerText(), said[written].subject)
      assert.ok((await row.innerText()).includes(words.waiting))
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await row.innerText())?.[0] ?? assert.fail('no code')

      await row.locator('a').click()
      await meet(page, 'N-41')
      assert.ok((await page.locator('main pre').innerText()).includes(code))
      await page.locator('main a[href="/mails"]').click()

      await page.locator('#code').fill(code.toLowerCase())
      await page.locator('main form button.primary').click()
      await page.locator('main [role="status"]').waitFor()
      await meet(page, 'N-40')
      assert.match(await page.locator('main [role="status"]').innerText(), words.ours)

      await page.locator('#code').fill('AAAA-AAAA')
      await page.locator('main form button.primary').click()
      await page.locator('main section[role="alert"]').waitFor()
      assert.match(await page.locator('main section[role="alert"]').innerText(), words.unknown)
      assert.match(await page.locator('main section[role="alert"]').innerText(), /0120-000-00\d/)
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('role')), 'alert')
    })
  }

  for (const [, language, staffId] of cases) {
    it(`${staffId} looks at every mail before anybody gets it, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const staff = await openStaff(program(), staffId, language)
      t.after(() => leaveOffice(staff))
      const { page } = staff
      await visit(staff, `/activate?lang=${language}`)
      await enterActivationCode(staff, staff.staff.activationCode)
      await page.locator('main .panel').waitFor()
      await activateWithPasskey(staff)
      await page.locator('nav a[href="/mails"]').click()
      await page.locator('main iframe').waitFor()
      await inspect(page, 'S-85')
      const words = said[language]
      const framed = page.frameLocator('main iframe')
      const [which, , when] = await page.locator('main select').all()
      assert.ok(which && when)
      await when.selectOption('10')
      await page.waitForURL(/days=10/)
      await framed.getByText(words.day).waitFor()
      assert.match(await page.locator('main pre').innerText(), words.day)

      await which.selectOption('expired')
      await page.waitForURL(/template=expired/)
      await framed.getByText(words.expired).first().waitFor()
      assert.equal(await framed.locator('html').getAttribute('lang'), language)
      const size = await framed.locator('h1').evaluate((element) => getComputedStyle(element).fontSize)
      assert.equal(size, '20px', 'its own styles are let in')
      assert.match(await mainText(page), words.noServer)
    })
  }
})
