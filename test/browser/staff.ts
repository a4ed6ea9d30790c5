import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import type { CDPSession, Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import type { DemoProgram } from '../demo-program.ts'
import type { DemoStaff } from '../demo-staff.ts'
import { type Browser, openBrowser } from './chromium.ts'
import { stands } from './screen.ts'
import { watch } from './watch.ts'

/** Somebody of the staff at his own computer, which can keep passkeys. */
export interface StaffPerson {
  program: DemoProgram
  staff: DemoStaff
  language: Language
  browser: Browser
  page: Page
  /** His fingers and his computer's key store. */
  authenticator: CDPSession
  password: string
  /** Of his authenticator app, in base32. */
  totpSecret?: string
  amiss: string[]
}

const locales = { ja: 'ja-JP', en: 'en-US' } as const

export async function openStaff(
  program: DemoProgram,
  loginId: string,
  language: Language,
): Promise<StaffPerson> {
  const staff = program.staff.find((one) => one.loginId === loginId) ?? assert.fail(`${loginId} is nobody`)
  const browser = await openBrowser({ trust: [program.root], locale: locales[language] })
  const amiss: string[] = []
  watch(browser.context, amiss)
  const page = await browser.context.newPage()
  const authenticator = await addAuthenticator(page)
  const password = 'correct horse battery staple'
  return { program, staff, language, browser, page, authenticator, password, amiss }
}

/** A no of the server is an answer; everything else that no page may do is a fault. */
export async function leaveOffice({ browser, amiss }: StaffPerson): Promise<void> {
  await browser.close()
  assert.deepEqual(
    amiss.filter((what) => !/^4\d\d for \S+\/api\//.test(what)),
    [],
  )
}

export async function visit({ program, staff, page }: StaffPerson, path: string): Promise<void> {
  await page.goto(program.office(staff.institution) + path)
}

/** The code of the app; `later` steps of half a minute from now, since each is good once. */
export function totpCode({ totpSecret }: StaffPerson, later = 0): string {
  assert.ok(totpSecret, 'no authenticator app')
  const epoch = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) + later * 30
  return generateSync({ secret: totpSecret, epoch })
}

/** Types login ID and activation code, to where the ways to sign in stand. */
export async function enterActivationCode(person: StaffPerson, code: string): Promise<void> {
  const { page, staff } = person
  await stands(page, 'S-20')
  await page.locator('#login-id').fill(staff.loginId)
  await page.locator('#activation-code').fill(code)
  await page.locator('main form button.primary').click()
}

export async function activateWithPasskey({ page }: StaffPerson): Promise<void> {
  await page.locator('main section button.primary').click()
  await stands(page, 'S-25')
}

export async function activateWithPassword(person: StaffPerson): Promise<void> {
  const { page, password } = person
  await page.locator('main summary').click()
  person.totpSecret = (await page.locator('.secret').innerText()).replaceAll(' ', '')
  await page.locator('#new-password').fill(password)
  await page.locator('#new-password-again').fill(password)
  await page.locator('#new-code').fill(totpCode(person))
  await page.locator('main form button.primary').click()
  await stands(page, 'S-25')
}

/** With what he has: the passkey, or password and the code of the next half minute. */
export async function signIn(person: StaffPerson): Promise<void> {
  const { page, staff, password, totpSecret } = person
  await stands(page, 'S-10')
  if (totpSecret === undefined) {
    await page.locator('main button.large').filter({ visible: true }).click()
    return
  }
  await page.locator('main summary').first().click()
  await page.locator('#login-id').fill(staff.loginId)
  await page.locator('#password').fill(password)
  await page.locator('#code').fill(totpCode(person, 1))
  await page.locator('main form button.primary').click()
}

/** By the search box, and the first that is found. */
export async function findMember({ page }: StaffPerson, text: string): Promise<void> {
  await page.locator('search input').fill(text)
  await page.keyboard.press('Enter')
  await stands(page, 'S-30')
  await page.locator('main table.rows a').first().click()
  await stands(page, 'S-40')
}

async function addAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}
