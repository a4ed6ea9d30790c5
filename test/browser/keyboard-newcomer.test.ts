import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { press, type } from './keyboard.ts'
import { agreeAndInstall, identify } from './keyboard-enrolment.ts'
import { go, type Person } from './person.ts'
import { stands } from './screen.ts'

const cases = [
  ['yamada01', 'ja'],
  ['suzuki01', 'en'],
] as const

describe('a newcomer by the keyboard alone', { concurrency: false }, () => {
  const { person: personOf } = cast(cases, 'newcomers')

  for (const [memberId, language] of cases) {
    it(`${memberId} is refused, learns why, gets a certificate and uses it, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      await bringNoCertificate(person)
      await checkTheConnection(person)
      await acquire(person)
      await prove(person)
      await stands(person.page, 'A-80')
      await currentOf(person)
      await logOnAndOff(person)
    })
  }
})

/** The page of a failed log-on opens its reasons, and leads on. */
async function bringNoCertificate(person: Person) {
  const { page } = person
  await go(person, '/')
  await press(page, page.locator('main a.primary'))
  await stands(page, 'L-40')
  for (const reason of await page.locator('main details > summary').all()) {
    await press(page, reason)
    assert.ok(await reason.evaluate((summary) => summary.parentElement?.hasAttribute('open')))
  }
}

async function checkTheConnection(person: Person) {
  const { page } = person
  await go(person, '/')
  await press(page, page.locator('main a[href="/check"]'))
  await stands(page, 'K-10')
  await press(page, page.locator('main a.button, main button.button, main button.primary').first())
  await stands(page, 'K-20')
}

async function acquire(person: Person) {
  const { page, member } = person
  await go(person, '/')
  await press(page, page.locator('a.button[href="/acquire"]'))
  await identify(person)
  await stands(page, 'A-20')
  await type(page, { code: member.pickupCode })
  await page.keyboard.press('Enter')
  await agreeAndInstall(person)
}

/** The first log-on, and PINs of his own. */
async function prove(person: Person) {
  const { page } = person
  const [proof] = await Promise.all([page.waitForEvent('popup'), press(page, page.locator('#installed'))])
  await stands(proof, 'L-20')
  await type(proof, { pin: person.pin })
  await proof.keyboard.press('Enter')
  await stands(proof, 'L-30')
  const [pin, confirmationPin] = ['482913', 'k7m2pq']
  await type(proof, { pin, pinAgain: pin, confirmationPin, confirmationPinAgain: confirmationPin })
  await proof.keyboard.press('Enter')
  await stands(proof, 'M-10')
  Object.assign(person, { pin, confirmationPin })
  await proof.close()
}

async function logOnAndOff(person: Person) {
  const { page } = person
  await go(person, '/')
  await press(page, page.locator('main a.primary'))
  await stands(page, 'L-20')
  await type(page, { pin: person.pin })
  await page.keyboard.press('Enter')
  await stands(page, 'M-10')
  await press(page, page.locator('.languages a'))
  await page.locator(`html[lang=${person.language === 'ja' ? 'en' : 'ja'}]`).waitFor()
  await press(page, page.locator('.member-bar button.link'))
  await stands(page, 'E-50')
}
