import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { cast } from './cast.ts'
import { certificatesOf, currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { agree, install, openRenewal, prove, renewalSteps, save } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { choose, logOn, type Person } from './person.ts'
import { closeWindow, heading, mainText, meet, stands } from './screen.ts'

const hasty = [
  ['yamada01', 'ja'],
  ['takahashi01', 'en'],
] as const
const patient = [
  ['sato01', 'en'],
  ['suzuki01', 'ja'],
] as const

describe('the proof of a renewed certificate', { concurrency: false }, () => {
  const { program, person: personOf } = cast([...hasty, ...patient])
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    const { expiryDate } = await currentOf(personOf('sato01'))
    await program().moveClock(expiryDate.subtract({ days: 30 }))
  })

  for (const [memberId, language] of hasty) {
    it(`${memberId} says yes before the new one is installed, and chooses again, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const old = await currentOf(person)
      await logOn(person)
      const window = await openRenewal(person)
      await agree(window, renewalSteps[person.member.institution])
      const file = await save(person, window, 'R-70')

      const proof = await prove(window)
      await meet(proof, 'L-47')
      assert.ok((await mainText(proof)).includes(old.commonName), 'which one was shown')
      assert.deepEqual(await stagesOf(person), ['current', 'proving'])
      const { host } = new URL(proof.url())
      await install(person, file)
      const [answer] = await Promise.all([
        proof.waitForResponse((response) => /-[a-z2-7]+\.logon\./.test(response.url())),
        proof.locator('main a.primary').click(),
      ])
      assert.notEqual(new URL(answer.url()).host, host)
      await meet(proof, 'P-10')
      await meet(window, 'R-80')
      assert.deepEqual(await stagesOf(person), ['superseded', 'current'])
      await closeWindow(window)
    })
  }

  for (const [memberId, language] of patient) {
    it(`${memberId}, whose browser blocks windows, puts it off to another log-on, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const old = await currentOf(person)
      await logOn(person)
      await renewInPlace(person)
      const [, made] = await certificatesOf(person)
      assert.deepEqual(await stagesOf(person), ['current', 'proving'])

      await choose(person, old.commonName)
      await logOn(person)
      await reminded(person)
      await choose(person, made?.commonName ?? '')
      await logOn(person)
      await meet(person.page, 'M-10')
      assert.deepEqual(await stagesOf(person), ['superseded', 'current'])
    })
  }
})

/** No window opens: everything comes in the one he has. The file is saved and opened, the log-on check put off. */
async function renewInPlace(person: Person) {
  const { page, member, browser } = person
  await page.addInitScript(() => {
    window.open = () => null
  })
  await page.reload()
  await page.locator('ul.notices a').click()
  await meet(page, 'N-20')
  const windows = browser.context.pages().length
  await page.locator('a[data-open-window]').click()
  await agree(page, renewalSteps[member.institution])
  assert.equal(browser.context.pages().length, windows)
  await install(person, await save(person, page, 'R-70'))
  await page.locator('main a[href$="/later"]').click()
  await meet(page, 'R-75')
  await page.locator('a[data-close-window]').click()
  await page.waitForURL('**/notices')
}

/** It comes first, and says what is left to do. */
async function reminded(person: Person) {
  const { page, language, member } = person
  const logOn = member.institution === 'a' ? ['ログイン', 'log in'] : ['ログオン', 'log on']
  const title =
    language === 'ja'
      ? `新しい電子証明書で一度${logOn[0]}してください`
      : `Please ${logOn[1]} once with the new certificate`
  await stands(page, 'N-10')
  const link = page.locator('ul.notices li:first-child a')
  assert.equal(await link.innerText(), title)
  await link.click()
  await meet(page, 'N-21')
  assert.equal(await heading(page), title)
}
