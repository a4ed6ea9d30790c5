import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { acquire, acquisitionSteps, install, renewalSteps, sayYes } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { enterPin, go, leave, openPerson, type Person } from './person.ts'
import { heading, stands } from './screen.ts'

const newcomers = [
  ['suzuki01', 'ja'],
  ['sato01', 'en'],
] as const
const holders = [
  ['yamada01', 'ja'],
  ['takahashi01', 'en'],
] as const

describe('in a browser without scripts', { concurrency: false }, () => {
  let program: DemoProgram
  const people = new Map<string, Person>()
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    program = await startDemo()
    for (const [memberId, language] of [...newcomers, ...holders]) {
      const person = await openPerson(program, memberId, language, { javaScriptEnabled: false })
      people.set(memberId, person)
    }
    for (const [memberId] of holders) await getCertificateElsewhere(people.get(memberId) ?? assert.fail())
  })
  after(async () => {
    await Promise.all([...people.values()].map(leave))
    await program?.close()
  })

  for (const [memberId, language] of newcomers) {
    it(`${memberId} comes to the making of a first key, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = people.get(memberId) ?? assert.fail()
      await identifyWithMistakes(person)
      await stepThrough(person.page, acquisitionSteps[person.member.institution] ?? [])
      await saysWhy(person.page, language)
    })
  }

  for (const [memberId, language] of holders) {
    it(`${memberId} does everything but the making of a new key, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = people.get(memberId) ?? assert.fail()
      await program.moveClock((await currentOf(person)).expiryDate.subtract({ days: 30 }))
      await logOn(person)
      const window = await openRenewal(person)
      await stepThrough(window, renewalSteps[person.member.institution] ?? [])
      await saysWhy(window, language)
      await window.close()
      await lookAround(person)
    })
  }
})

async function identifyWithMistakes(person: Person) {
  const { page, member } = person
  await go(person, `/acquire?role=${member.role}`)
  await stands(page, 'A-10')
  const submit = page.locator('main form button.primary')
  await submit.click()
  assert.ok((await page.locator('.error-summary li').count()) > 1)
  const { contractId, memberId, pin, confirmationPin } = member
  const typed = { contractId, memberId, pin, confirmationPin }
  for (const [field, text] of Object.entries(typed)) await page.locator(`#${field}`).fill(text)
  await submit.click()
  await stands(page, 'A-20')
  await page.locator('#code').fill('0000-0000-0000')
  await submit.first().click()
  await page.locator('.error-summary').waitFor()
  await page.locator('#code').fill(member.pickupCode.toLowerCase().replaceAll('-', ' '))
  await submit.first().click()
}

async function stepThrough(page: Page, codes: readonly string[]) {
  for (const code of codes) {
    await stands(page, code)
    await sayYes(page)
  }
}

async function saysWhy(page: Page, language: Language) {
  await stands(page, 'R-94')
  const title = { ja: 'スクリプトが無効になっています', en: 'Scripts are switched off' }[language]
  assert.equal(await page.locator('noscript h2').innerText(), title)
}

/** In another browser, from which the file comes. */
async function getCertificateElsewhere(person: Person) {
  const { program, member, language } = person
  const elsewhere = await openPerson(program, member.memberId, language)
  try {
    await install(person, await acquire(elsewhere))
    Object.assign(person, { pin: elsewhere.pin })
  } finally {
    await leave(elsewhere)
  }
}

async function logOn(person: Person) {
  const { page } = person
  await go(person, '/')
  await page.locator('main a.primary').click()
  await stands(page, 'L-20')
  await enterPin(page, '000000')
  await page.locator('.caution').waitFor()
  await enterPin(page, person.pin)
  await stands(page, 'N-10')
}

/** The link opens a window by itself. */
async function openRenewal({ page }: Person): Promise<Page> {
  await page.locator('ul.notices a').click()
  await stands(page, 'N-20')
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('a[data-open-window]').click(),
  ])
  return window
}

async function lookAround(person: Person) {
  const { page, language } = person
  await go(person, '/certificate')
  await stands(page, 'C-10')
  const before = await heading(page)
  const other = language === 'ja' ? 'en' : 'ja'
  await page.locator(`.languages a[hreflang=${other}]`).click()
  await page.locator(`html[lang=${other}]`).waitFor()
  assert.notEqual(await heading(page), before)
  await go(person, '/menu')
  await page.locator('form[action="/logoff"] button.secondary').click()
  await stands(page, 'E-50')
}
