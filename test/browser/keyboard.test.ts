import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { cast } from './cast.ts'
import { currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { install, renewalSteps } from './enrolment.ts'
import { press, tabTo } from './keyboard.ts'
import { go, type Person } from './person.ts'
import { stands, untilClosed } from './screen.ts'

const cases = [
  ['suzuki01', 'ja'],
  ['sato01', 'en'],
] as const

describe('by the keyboard alone', { concurrency: false }, () => {
  const { program, person: personOf } = cast(cases)

  for (const [memberId, language] of cases) {
    it(`${memberId} renews, from the log-on to the end, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      await program().moveClock((await currentOf(person)).expiryDate.subtract({ days: 30 }))
      await logOn(person)
      const window = await openRenewal(person)
      for (const code of renewalSteps[person.member.institution] ?? []) {
        await stands(window, code)
        await press(window, window.locator('main form button.primary'), 'Space')
      }
      await stands(window, 'R-70')
      await saveAndProve(person, window)
      await stands(window, 'R-80')
      assert.deepEqual(await stagesOf(person), ['superseded', 'current'])
      await pressToClose(window)
    })
  }
})

async function logOn(person: Person) {
  const { page } = person
  await go(person, '/')
  await press(page, page.locator('main a.primary'))
  await stands(page, 'L-20')
  await tabTo(page, page.locator('#pin'))
  await page.keyboard.type(person.pin)
  await page.keyboard.press('Enter')
  await stands(page, 'N-10')
}

async function openRenewal({ page }: Person): Promise<Page> {
  await press(page, page.locator('ul.notices a'))
  await stands(page, 'N-20')
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    press(page, page.locator('a[data-open-window]')),
  ])
  return window
}

async function saveAndProve(person: Person, window: Page) {
  const path = await person.browser.download(window, () => press(window, window.locator('#file-link')))
  await install(person, { path, password: await window.locator('#password').innerText() })
  const [proof] = await Promise.all([
    window.waitForEvent('popup'),
    press(window, window.locator('#installed')),
  ])
  await stands(proof, 'P-10')
  await pressToClose(proof)
}

async function pressToClose(window: Page) {
  const link = window.locator('a[data-close-window]')
  await tabTo(window, link)
  await untilClosed(window, () => window.keyboard.press('Enter'))
}
