import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { mailedCode } from './enrolment.ts'
import { press, type } from './keyboard.ts'
import { agreeAndInstall, identify } from './keyboard-enrolment.ts'
import { choose, go, type Person } from './person.ts'
import { mainText, meet, stands } from './screen.ts'

const cases = [
  ['yamada01', 'ja', 1],
  ['takahashi01', 'en', 90],
] as const
const late = [['sato01', 'ja']] as const

describe('after expiry, by the keyboard alone', { concurrency: false }, () => {
  const { program, person: personOf } = cast([...cases, ...late])

  for (const [memberId, language, days] of cases) {
    it(`${memberId} is told so on E + ${days}, gets another certificate and uses it, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const old = await currentOf(person)
      await program().moveClock(old.expiryDate.add({ days }))
      await showCertificate(person)
      await meet(person.page, 'L-49')
      await press(person.page, person.page.locator('main a.primary[href$="/acquire"]'))
      await identify(person)
      await stands(person.page, 'A-20')
      await type(person.page, { code: await mailedCode(person) })
      await person.page.keyboard.press('Enter')
      await agreeAndInstall(person)
      await prove(person)
      await stands(person.page, 'A-80')
      assert.deepEqual(await stagesOf(person), ['superseded', 'current'])
      const { commonName, expiryDate } = await currentOf(person)
      assert.equal(expiryDate.toString(), old.expiryDate.add({ days, years: 1 }).toString())
      await choose(person, commonName)
      await showCertificate(person)
      await enterPin(person)
    })
  }

  for (const [memberId, language] of late) {
    it(`${memberId} is told on E + 91 that it is too late, and whom to call, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const { expiryDate } = await currentOf(person)
      await program().moveClock(expiryDate.add({ days: 91 }))
      await showCertificate(person)
      await stands(person.page, 'L-49')
      await go(person, '/acquire')
      await identify(person)
      const told = person.page.locator('.error-summary')
      await told.waitFor()
      assert.match(await told.innerText(), /0120-000-00\d/)
      assert.match(await mainText(person.page), /\b305\b/, 'the number of its refusal')
      assert.equal(await told.evaluate((summary) => summary === document.activeElement), true)
    })
  }
})

async function showCertificate(person: Person) {
  await go(person, '/')
  await press(person.page, person.page.locator('main a.primary'))
}

async function enterPin({ page, pin }: Person) {
  await stands(page, 'L-20')
  await type(page, { pin })
  await page.keyboard.press('Enter')
  await stands(page, 'M-10')
}

async function prove(person: Person) {
  const { page } = person
  const [proof] = await Promise.all([page.waitForEvent('popup'), press(page, page.locator('#installed'))])
  await enterPin({ ...person, page: proof })
  await proof.close()
}
