import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { readCalendar } from '../read-calendar.ts'
import { cast } from './cast.ts'
import { currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { press } from './keyboard.ts'
import { go, logOn } from './person.ts'
import { mainText, meet } from './screen.ts'

const cases = [
  { administrator: 'yamada01', language: 'ja', colleague: '佐藤 一郎', reminded: /管理者の方からのお願い/ },
  {
    administrator: 'suzuki01',
    language: 'en',
    colleague: '高橋 さくら',
    reminded: /Reminder by an administrator/,
  },
] as const

describe('the people of a contract', { concurrency: false }, () => {
  const { person: personOf } = cast(cases.map(({ administrator, language }) => [administrator, language]))

  for (const { administrator, language, colleague, reminded } of cases) {
    it(`are found from the menu and reminded by keyboard, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(administrator)
      const { page } = person
      await logOn(person)
      await go(person, '/menu')
      await press(page, page.locator('main a[href="/people"]'))
      await meet(page, 'U-10')
      const row = page.locator('main tbody tr').filter({ hasText: colleague })
      await press(page, row.locator('button'))
      await meet(page, 'U-30')
      assert.match(await mainText(page), new RegExp(colleague))
      await press(page, page.locator('main a[href="/people"]'))
      await meet(page, 'U-10')
      assert.match(await row.innerText(), reminded)
      assert.equal(await row.locator('button').count(), 0, 'once a day')
    })

    it(`stand in a calendar, also without script, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(administrator)
      const { page } = person
      const { expiryDate } = await currentOf(person)
      await page.route(/\/assets\/.*\.js$/, (route) => route.abort())
      await go(person, '/people/calendar')
      await meet(page, 'U-20')
      const day = page.locator('td').filter({ has: page.locator(`time[datetime="${expiryDate}"]`) })
      assert.equal(await day.locator('li').count(), 1)
      await page.locator('a[rel="next"]').click()
      await meet(page, 'U-20')
      assert.equal(await page.locator('main td li').count(), 0)
      await page.unroute(/\/assets\/.*\.js$/)
    })

    it(`are saved as a file for a calendar, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(administrator)
      const { expiryDate } = await currentOf(person)
      await go(person, '/people')
      const { page } = person
      const file = await person.browser.download(page, () => page.locator('a[href$=".ics"]').click())
      assert.match(file, /expiry-dates\.ics$/)
      const [event, ...others] = readCalendar(await readFile(file, 'utf8'))
      assert.equal(others.length, 0, 'the others have no certificate yet')
      assert.equal(event?.properties['DTSTART;VALUE=DATE'], expiryDate.toString().replaceAll('-', ''))
    })
  }
})
