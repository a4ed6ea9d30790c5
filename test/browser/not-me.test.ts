import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { press, tabTo } from './keyboard.ts'
import { go, logOn, type Person, showCertificate } from './person.ts'
import { mainText, meet, stands } from './screen.ts'

const cases = [
  ['sato01', 'ja'],
  ['ito01', 'en'],
] as const

describe('"this was not me", by the keyboard alone', { concurrency: false }, () => {
  const { person: personOf } = cast(cases)

  for (const [memberId, language] of cases) {
    it(`${memberId} sees what happened and where to say it, and reports it from outside, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const { page } = person
      await logOn(person)
      await meet(page, 'M-10')
      await press(page, page.locator('main a[href="/certificate/loss"]'))
      await meet(page, 'D-30')
      await press(page, page.locator('main a.secondary'))
      await stands(page, 'M-10')
      await press(page, page.locator('main a[href="/notices/not-me"]'))
      await meet(page, 'D-20')
      const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await mainText(page))?.[0]
      assert.ok(code)

      await report(person, '999999')
      await page.locator('.error-summary').waitFor()
      await meet(page, 'D-10')
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'error-summary')
      await report(person, person.pin, code)
      await meet(page, 'D-80')
      assert.match(await mainText(page), /0120-000-00\d/)

      await go(person, '/menu')
      await stands(page, 'E-51')
      await showCertificate(person)
      await meet(page, 'L-55')
    })
  }
})

/** From the log-on page, as somebody does it whose certificate no longer works. */
async function report(person: Person, pin: string, code = '') {
  const { page, member, confirmationPin } = person
  await go(person, '/')
  await press(page, page.locator('main a[href="/not-me"]'))
  await stands(page, 'D-10')
  await press(page, page.locator(`nav.tabs a[href$="role=${member.role}"]`))
  await page.locator('input[name="role"][value="user"]').waitFor({ state: 'attached' })
  const typed = {
    contractId: member.contractId,
    memberId: member.memberId,
    pin,
    confirmationPin,
    noticeCode: code,
  }
  for (const [field, text] of Object.entries(typed)) {
    await tabTo(page, page.locator(`#${field}`))
    await page.keyboard.type(text)
  }
  await press(page, page.locator('main form button.primary'), 'Space')
}
