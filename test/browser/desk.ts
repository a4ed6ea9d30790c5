import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { patience } from './chromium.ts'
import { identify } from './enrolment.ts'
import { press, tabTo } from './keyboard.ts'
import { inspect } from './office-screen.ts'
import { go, type Person } from './person.ts'
import { stands } from './screen.ts'
import { type StaffPerson, signIn, totpCode } from './staff.ts'

interface Focus {
  tag: string
  id: string
  className: string
  visible: boolean
}

export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const focused = document.activeElement
    return {
      tag: focused?.tagName ?? '',
      id: focused?.id ?? '',
      className: focused?.className ?? '',
      visible: focused?.checkVisibility() === true,
    }
  })
}

/** The application moves the focus after it has drawn: on a busy machine that is a while. */
export async function comes(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const until = performance.now() + patience; performance.now() < until; await pause(50)) {
    if (await isSo()) return
  }
  assert.fail(what)
}

export async function lockAcquisition(person: Person): Promise<void> {
  const right = person.pin
  person.pin = '999999'
  for (let tries = 0; tries < 5; tries += 1) {
    await identify(person)
    const elsewhere = person.page.locator('.screen-code b').filter({ hasNotText: /^A-10$/ })
    await person.page.locator('.error-summary').or(elsewhere).first().waitFor()
  }
  person.pin = right
  await identify(person)
  assert.notEqual(await person.page.locator('.screen-code b').innerText(), 'A-20')
}

export async function askForUnlocking(page: Page): Promise<void> {
  await page.locator('#evidence').fill('届出の電話番号にかけ直し、生年月日を確かめました。')
  await page.locator('form button.primary').filter({ visible: true }).last().click()
  await page.locator('section.panel a[href^="/approvals/"]').waitFor()
  await comes(async () => (await focusOf(page)).tag === 'SECTION', 'the focus comes to the request')
}

/** `meanwhile` something happens, after the reason has been typed and before it is sent. */
export async function rejectByKeyboard(
  page: Page,
  reason: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  await press(page, page.locator('.side a[href="/approvals"]'))
  await stands(page, 'S-50')
  await page.locator('main table.rows a').first().waitFor()
  await press(page, page.locator('main table.rows a').first())
  await stands(page, 'S-51')
  const reject = page.locator('main button.secondary').first()
  await reject.waitFor()
  await press(page, reject, 'Space')
  await page.locator('#reason').waitFor()
  await inspect(page, 'S-51', 'rejecting')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await comes(() => reject.evaluate((element) => element === document.activeElement), 'the focus comes back')
  await page.keyboard.press('Space')
  await tabTo(page, page.locator('#reason'))
  await page.keyboard.type(reason)
  await meanwhile()
  await press(page, page.getByRole('dialog').locator('button.primary'))
  await page.locator('.outcome').waitFor()
  await comes(async () => /outcome/.test((await focusOf(page)).className), 'the focus comes to the outcome')
}

export async function openFirstRequest(person: StaffPerson): Promise<void> {
  const { page } = person
  await page.locator('.side a[href="/approvals"]').click()
  await stands(page, 'S-50')
  await page.locator('main table.rows a').first().waitFor()
  await inspect(page, 'S-50')
  await page.locator('main table.rows a').first().click()
  await page.locator('main button.primary').waitFor()
  await inspect(page, 'S-51')
}

export async function verify(person: StaffPerson): Promise<void> {
  const dialog = person.page.getByRole('dialog')
  if (person.totpSecret === undefined) return dialog.locator('button.primary').first().click()
  await dialog.locator('#password').fill(person.password)
  await dialog.locator('#code').fill(totpCode(person, 1))
  await dialog.locator('form button.primary').click()
}

export async function isToldOfProblem(page: Page): Promise<void> {
  await page.locator('.error-summary .reference').waitFor()
  await comes(
    async () => (await focusOf(page)).className === 'error-summary',
    'the focus comes to the summary',
  )
  const code = await page.locator('.screen-code b').filter({ visible: true }).innerText()
  await inspect(page, code.trim(), 'problem')
}

/** 「身に覚えがない」, from the log-on page. */
export async function reportLoss(person: Person): Promise<void> {
  const { page, member, pin, confirmationPin } = person
  await go(person, '/not-me')
  await page.locator(`nav.tabs a[href$="role=${member.role}"]`).click()
  const { contractId, memberId } = member
  const typed = { contractId, memberId, pin, confirmationPin }
  for (const [field, text] of Object.entries(typed)) await page.locator(`#${field}`).fill(text)
  await page.locator('main form button.primary').click()
  await stands(page, 'D-80')
}

/** The session ends while a dialog is open: it gives way to the sign-in, and comes back with what was typed. */
export async function loseSessionInDialog(person: StaffPerson, typed: string): Promise<void> {
  const { page, browser } = person
  await browser.context.clearCookies({ name: '__Host-office-session' })
  await page.getByRole('dialog').locator('button.primary').click()
  await stands(page, 'S-10')
  assert.equal(await page.getByRole('dialog').count(), 0)
  await page.locator('.skip').filter({ visible: true }).press('Enter')
  await comes(async () => (await focusOf(page)).visible, 'the focus is seen')
  await signIn(person)
  await page.getByRole('dialog').waitFor()
  assert.equal(await page.locator('#reason').inputValue(), typed)
}
