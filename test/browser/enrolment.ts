import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { choosePins, enterPin, go, type Person } from './person.ts'
import { holding, type Look, meet, stands } from './screen.ts'

/** The screens on which he says yes before anything is made, in the manuals' order. */
export const acquisitionSteps: Record<string, readonly string[]> = {
  a: ['A-30', 'A-25', 'A-26'],
  b: ['A-25', 'A-26', 'A-50'],
}
export const renewalSteps: Record<string, readonly string[]> = {
  a: ['R-20', 'R-30', 'R-40', 'R-41'],
  b: ['R-20', 'R-40', 'R-41', 'R-50'],
}

/** What the saving screen gave him. */
export interface SavedFile {
  path: string
  password: string
}

/** 「電子証明書取得」 from the log-on page to the first log-on with PINs of his own. */
export async function acquire(person: Person, look: Look = stands): Promise<SavedFile> {
  await identify(person, look)
  await enterPickupCode(person, person.member.pickupCode, look)
  await agree(person.page, acquisitionSteps[person.member.institution], look)
  const file = await save(person, person.page, 'A-65', look)
  await install(person, file)
  await beginUse(person, look)
  return file
}

/** 「はい」, the PINs, and the first window turns by itself. */
export async function beginUse(person: Person, look: Look = stands): Promise<void> {
  const proof = await prove(person.page)
  await look(proof, 'L-20')
  await enterPin(proof, person.pin)
  await look(proof, 'L-30')
  await choosePins(person, proof)
  await look(proof, 'M-10')
  await proof.close()
  await look(person.page, 'A-80')
}

/** IDs and PINs. */
export async function identify(person: Person, look: Look = stands): Promise<void> {
  const { page, member, pin, confirmationPin } = person
  await go(person, '/')
  await look(page, 'L-10')
  await page.locator('a.button[href="/acquire"]').click()
  await page.locator(`nav.tabs a[href$="role=${member.role}"]`).click()
  await look(page, 'A-10')
  const typed = { contractId: member.contractId, memberId: member.memberId, pin, confirmationPin }
  for (const [field, text] of Object.entries(typed)) await page.locator(`#${field}`).fill(text)
  await page.locator('main form button.primary').click()
}

/** The second channel. */
export async function enterPickupCode({ page }: Person, code: string, look: Look = stands): Promise<void> {
  await look(page, 'A-20')
  await page.locator('#code').fill(code)
  await page.locator('main form button.primary').first().click()
}

/** What the newest mail says, which lies in the demo's outbox. */
export async function mailedCode({ browser, program }: Person, look: Look = stands): Promise<string> {
  const outbox = await browser.context.newPage()
  await outbox.goto(`${program.origin()}/outbox`)
  await look(outbox, 'G-30')
  const mail = await outbox.locator('article.mail pre').first().innerText()
  await outbox.close()
  return /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/.exec(mail)?.[0] ?? assert.fail(mail)
}

/** He says yes on each of these screens. */
export async function agree(page: Page, codes: readonly string[] = [], look: Look = stands): Promise<void> {
  for (const code of codes) {
    await look(page, code)
    await sayYes(page)
  }
}

export async function sayYes(page: Page): Promise<void> {
  await page.locator('main form[action$="/step"] button.primary').click()
}

/** The certificate is there: its file and password. */
export async function save(
  { browser }: Person,
  page: Page,
  code: 'A-65' | 'R-70',
  look: Look = stands,
): Promise<SavedFile> {
  await look(page, code)
  const path = await browser.download(page, () => page.locator('#file-link').click())
  return { path, password: (await page.locator('#password').innerText()).trim() }
}

/** What the import wizard does. */
export async function install({ browser }: Person, { path, password }: SavedFile): Promise<void> {
  await browser.importPkcs12(path, password)
}

/** 「はい」: the log-on with the new one, in a window of its own. */
export async function prove(page: Page): Promise<Page> {
  const [proof] = await Promise.all([page.waitForEvent('popup'), page.locator('#installed').click()])
  return proof
}

/** From 「重要なお知らせ」 by 「電子証明書の更新はこちら」 to the window, which is about to prepare. */
export async function openRenewal(person: Person): Promise<Page> {
  await go(person, '/notices')
  await stands(person.page, 'N-10')
  await person.page.locator('ul.notices a').click()
  const [window] = await Promise.all([
    person.page.waitForEvent('popup'),
    person.page.locator('a[data-open-window]').click(),
  ])
  return window
}

/** The window to its end, the new certificate having logged on. */
export async function renew(person: Person): Promise<SavedFile> {
  const window = await openRenewal(person)
  await agree(window, renewalSteps[person.member.institution])
  const file = await save(person, window, 'R-70')
  await install(person, file)
  const proof = await prove(window)
  await stands(proof, 'P-10')
  await proof.close()
  await stands(window, 'R-80')
  await window.close()
  return file
}

/** R-10 stays long enough to be looked at, and then moves on by itself. */
export async function meetPreparing(window: Page): Promise<void> {
  await holding(window, /\/logon\/start|\/renewal\/[0-9a-f-]{36}$/, () => meet(window, 'R-10'))
}

/** while the answer is on its way. Whoever calls does what leads there. */
export async function meetIssuing(
  page: Page,
  code: 'A-60' | 'R-60',
  act: () => Promise<void>,
): Promise<void> {
  await holding(page, '**/certificate', async () => {
    await act()
    await meet(page, code)
  })
  await stands(page, code === 'A-60' ? 'A-65' : 'R-70')
}
