import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { certificatesOf, currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { acquire, renew } from './enrolment.ts'
import { enterPin, go, logOn, type Person, showCertificate } from './person.ts'
import { mainText, meet, stands } from './screen.ts'

const cases = [
  ['yamada01', 'ja'],
  ['takahashi01', 'en'],
] as const

describe('a log-on', { concurrency: false }, () => {
  const { program, person: personOf } = cast(cases, 'newcomers')

  for (const [memberId, language] of cases) {
    it(`without a certificate is explained to ${memberId}, who gets one, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const { page } = person
      await go(person, '/')
      await meet(page, 'L-10')
      await page.locator('main a.primary').click()
      await meet(page, 'L-40')
      const { host } = new URL(page.url())
      for (const reason of await page.locator('.reasons summary').all()) await reason.click()
      assert.equal(await page.locator('.reasons details[open] p').first().isVisible(), true)
      await page.locator('main a.primary').click()
      await page.waitForURL((url) => url.host !== host && url.host.includes('.logon.'))
      await meet(page, 'L-40')
      await page.locator('main a.button[href$="/acquire"]').first().click()
      await meet(page, 'A-10')
      await acquire(person)
    })

    it(`asks ${memberId} for the PIN and counts the wrong ones, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const { page } = person
      await showCertificate(person)
      await meet(page, 'L-20')
      for (const left of ['4', '3']) {
        await enterPin(page, '999999')
        await page.locator('.error-summary').waitFor()
        await meet(page, 'L-20')
        const warning = await page.locator('.caution').innerText()
        assert.ok(warning.includes(left), warning)
        assert.equal(await page.evaluate(() => document.activeElement?.className), 'error-summary')
      }
      await enterPin(page, person.pin)
      await meet(page, 'M-10')
      await logOn(person)
      await page.locator('form[action="/logoff"] button.secondary').click()
      await meet(page, 'E-50')
      await go(person, '/menu')
      await meet(page, 'E-51')
    })
  }

  for (const [memberId, language] of cases) {
    it(`is tried out by ${memberId} from the guide of the demonstration, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page, member } = personOf(memberId)
      await page.goto(program().origin())
      await meet(page, 'G-10')
      await page.locator('ul.cards a[href="/clock"]').click()
      await meet(page, 'G-20')
      await page.goto(program().origin())
      await page
        .locator(`section.institution-demo a[href^="${program().origin(member.institution)}"]`)
        .click()
      await stands(page, 'L-10')
    })

    it(`shows ${memberId} the certificate and those before it, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      await program().moveClock((await currentOf(person)).expiryDate.subtract({ days: 30 }))
      await logOn(person)
      await renew(person)
      await logOn(person)
      await meet(person.page, 'M-10')
      await person.page.locator('ul.cards a[href="/certificate"]').click()
      await meet(person.page, 'C-10')
      await everythingStandsThere(person)
      await looksRightOnPaper(person)
    })
  }
})

async function everythingStandsThere(person: Person) {
  const { page, language } = person
  const [old, current] = await certificatesOf(person)
  const text = await mainText(page)
  for (const part of [current?.commonName ?? '?', `${current?.expiryDate.year}`, '23:59', 'CN=', 'C=JP']) {
    assert.ok(text.includes(part), `${part} in\n${text}`)
  }
  assert.match(text, /(?:[0-9A-F]{2} ){31}[0-9A-F]{2}/) // the fingerprint
  const rows = page.locator('.table tbody tr')
  assert.equal(await rows.count(), 1)
  const row = await rows.innerText()
  assert.ok(row.includes(old?.commonName ?? '?'), row)
  assert.ok(row.includes({ ja: '新しいものに交代済み', en: 'Replaced by a newer one' }[language]), row)
}

/** A4 at 96 dots to the inch. Nothing is cut off, and what can only be pressed is not printed. */
async function looksRightOnPaper({ page }: Person) {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 794, height: 1123 })
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map((part) => part.outerHTML),
  )
  assert.deepEqual(cut, [])
  for (const part of ['.on-screen', '.member-bar nav', '.skip']) {
    assert.equal(await page.locator(part).first().isVisible(), false, part)
  }
  await stands(page, 'C-10')
  assert.ok((await page.pdf({ format: 'A4' })).length > 1000)
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1280, height: 800 })
}
