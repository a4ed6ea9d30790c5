import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import type { DemoMember } from '../demo-members.ts'
import type { DemoProgram } from '../demo-program.ts'
import { type Browser, type BrowserOptions, openBrowser } from './chromium.ts'
import { stands } from './screen.ts'
import { watch } from './watch.ts'

/** Somebody of the demonstration at his own computer. */
export interface Person {
  program: DemoProgram
  member: DemoMember
  language: Language
  browser: Browser
  /** The window in which he works. */
  page: Page
  /** As they are now. */
  pin: string
  confirmationPin: string
  /** What his pages did that no page may do. */
  amiss: string[]
}

const locales = { ja: 'ja-JP', en: 'en-US' } as const

export async function openPerson(
  program: DemoProgram,
  memberId: string,
  language: Language,
  options: Partial<BrowserOptions> = {},
): Promise<Person> {
  const member = program.members.find((one) => one.memberId === memberId)
  assert.ok(member, `${memberId} is nobody`)
  const browser = await openBrowser({ trust: [program.root], locale: locales[language], ...options })
  const { pin, confirmationPin } = member
  const amiss: string[] = []
  const page = await sitDown(browser, amiss)
  return { program, member, language, browser, page, pin, confirmationPin, amiss }
}

/** Closes his browser. Throws if a page has done what no page may do. */
export async function leave({ browser, amiss }: Person): Promise<void> {
  await browser.close()
  assert.deepEqual(amiss, [])
}

/** From now on he chooses this certificate, by the name in the chooser. His windows are closed, he stays logged on. */
export async function choose(person: Person, subject: string): Promise<void> {
  await person.browser.select({ subject })
  person.page = await sitDown(person.browser, person.amiss)
}

export async function go(person: Person, path: string): Promise<void> {
  const address = person.program.origin(person.member.institution) + path
  // A page that is just moving on by itself takes the window back: then the person enters the address again.
  await person.page.goto(address).catch((error: Error) => {
    if (!error.message.includes('net::ERR_ABORTED')) throw error
    return person.page.goto(address)
  })
}

/** With the certificate, through the PIN, to where the log-on leads. */
export async function logOn(person: Person): Promise<void> {
  await showCertificate(person)
  await stands(person.page, 'L-20')
  await enterPin(person.page, person.pin)
  await person.page.waitForURL(/\/(menu|notices)$/)
}

/** The log-on page and its first button. */
export async function showCertificate(person: Person): Promise<void> {
  await go(person, '/')
  await stands(person.page, 'L-10')
  await person.page.locator('main a.primary').click()
}

export async function enterPin(page: Page, pin: string): Promise<void> {
  await page.locator('#pin').fill(pin)
  await page.locator('main form button.primary').click()
}

/** 開通確認: he chooses PINs of his own. */
export async function choosePins(person: Person, page: Page): Promise<void> {
  await stands(page, 'L-30')
  const [pin, confirmationPin] = ['482913', 'k7m2pq']
  const typed = { pin, pinAgain: pin, confirmationPin, confirmationPinAgain: confirmationPin }
  for (const [field, text] of Object.entries(typed)) await page.locator(`#${field}`).fill(text)
  await page.locator('main form button.primary').click()
  Object.assign(person, { pin, confirmationPin })
}

async function sitDown(browser: Browser, amiss: string[]): Promise<Page> {
  watch(browser.context, amiss)
  return browser.context.newPage()
}
