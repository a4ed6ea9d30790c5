import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DemoProgram } from '../demo-program.ts'
import { startDemo } from '../demo-program.ts'
import { skipUnlessBrowser } from './chromium.ts'
import {
  askForUnlocking,
  comes,
  focusOf,
  isToldOfProblem,
  lockAcquisition,
  loseSessionInDialog,
  openFirstRequest,
  rejectByKeyboard,
  reportLoss,
  verify,
} from './desk.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { inspect } from './office-screen.ts'
import { leave, openPerson, type Person } from './person.ts'
import { heading, mainText, stands } from './screen.ts'
import {
  activateWithPasskey,
  activateWithPassword,
  enterActivationCode,
  findMember,
  leaveOffice,
  openStaff,
  type StaffPerson,
  signIn,
  visit,
} from './staff.ts'

/** The desk asks, the approver decides: with passkeys in Japanese, with password and one-time code in English. */
const offices = [
  { language: 'ja', way: 'passkey', desk: 'mori', approver: 'ogawa', memberId: 'sato01' },
  { language: 'en', way: 'password', desk: 'ishii', approver: 'hayashi', memberId: 'takahashi01' },
] as const

for (const { language, way, desk: deskId, approver: approverId, memberId } of offices) {
  describe(`the office by ${way}, in ${language}`, { concurrency: false }, () => {
    let program: DemoProgram
    let desk: StaffPerson
    let approver: StaffPerson
    let member: Person
    before(async () => {
      if (whyNoBrowser() !== undefined) return
      program = await startDemo()
      desk = await openStaff(program, deskId, language)
      approver = await openStaff(program, approverId, language)
      member = await openPerson(program, memberId, language)
    })
    after(async () => {
      if (program === undefined) return
      try {
        await Promise.all([leaveOffice(desk), leaveOffice(approver), leave(member)])
      } finally {
        await program.close()
      }
    })

    it('two people become staff by the codes that the terminal printed', async (t) => {
      if (skipUnlessBrowser(t)) return
      for (const person of [desk, approver]) {
        await visit(person, `/?lang=${language}`)
        await inspect(person.page, 'S-10')
        await person.page.locator('a[href="/activate"]').click()
        await inspect(person.page, 'S-20')
        await enterActivationCode(person, 'AAAAA-AAAAA')
        await isToldOfProblem(person.page)
        await enterActivationCode(person, person.staff.activationCode)
        await person.page.locator('main .panel').waitFor()
        await inspect(person.page, 'S-20', 'choice')
        assert.match(await mainText(person.page), new RegExp(person.staff.name))
        await (way === 'passkey' ? activateWithPasskey(person) : activateWithPassword(person))
        await inspect(person.page, 'S-25')
        assert.match(await person.page.locator('.who').innerText(), new RegExp(person.staff.name))
      }
    })

    it('the menu stands in named groups, and by the keyboard nothing of it is under the masthead', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const usual = page.viewportSize() ?? { width: 1280, height: 800 }
      await page.setViewportSize({ width: 1280, height: 500 })
      await visit(desk, '/webhooks')
      await stands(page, 'J-32')
      const current = page.locator('.side [aria-current]')
      assert.equal(await current.getAttribute('href'), '/webhooks')
      await comes(() => current.evaluate(isInSight), 'the current page is seen in the menu')
      const groups = { ja: ['今日の仕事', '設定・連携'], en: ['Today’s work', 'Settings and connections'] }
      for (const name of groups[language]) await page.getByRole('list', { name, exact: true }).waitFor()
      await page.locator('.who button').focus()
      for (let left = await page.locator('.side a').count(); left > 0; left -= 1) {
        await page.keyboard.press('Shift+Tab')
        const focused = page.locator('.side a:focus')
        assert.ok(await focused.evaluate(isInSight), await focused.innerText())
      }
      assert.equal(await page.locator('.side a:focus').getAttribute('href'), '/')
      await page.setViewportSize(usual)
    })

    it('they sign out and in again, and a wrong way in is told without saying why', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.locator('.who button').click()
      await stands(page, 'S-10')
      await page.locator('main .good').waitFor()
      await page.locator('main summary').first().click()
      await page.locator('main form button.primary').click()
      await page.locator('.error-summary li').nth(2).waitFor()
      await comes(async () => (await focusOf(page)).className === 'error-summary', 'the focus comes to it')
      await inspect(page, 'S-10', 'faults')
      await page.locator('#login-id').fill('nobody')
      await page.locator('#password').fill('nothing at all')
      await page.locator('#code').fill('１２３４５６') // as a Japanese keyboard writes digits
      await page.locator('main form button.primary').click()
      await isToldOfProblem(page)
      await page.reload()
      await signIn(desk)
      await stands(page, 'S-25')
    })

    it('the desk finds a customer by the keyboard and reads how he stands', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.locator('body').press('/')
      await page.keyboard.type(memberId)
      await page.keyboard.press('Enter')
      await inspect(page, 'S-30')
      await comes(async () => (await focusOf(page)).tag === 'H1', 'the focus comes to the h1')
      await page.locator('main table.rows a').first().press('Enter')
      await inspect(page, 'S-40')
      await page.locator('main .panel .lead').waitFor()
      assert.equal(await heading(page), member.member.name)
      const text = await mainText(page)
      assert.match(
        text,
        new RegExp({ ja: '電子証明書をまだ取得していません', en: 'not been acquired yet' }[language]),
      )
      await page.goBack()
      await stands(page, 'S-30')
      await page.locator('search input').fill('nobody-of-this-name')
      await page.keyboard.press('Enter')
      await page.locator('main .bullets').waitFor()
      await inspect(page, 'S-30', 'nothing')
    })

    it('wrong entries lock a door, and the desk sees it and asks for unlocking', async (t) => {
      if (skipUnlessBrowser(t)) return
      await lockAcquisition(member)
      await findMember(approver, memberId)
      const { page } = approver
      await page.locator('#evidence').waitFor()
      await inspect(page, 'S-40', 'locked')
      await page.locator('form button.primary').filter({ visible: true }).last().click()
      await page.locator('.field-wrong #evidence').waitFor()
      await comes(async () => (await focusOf(page)).id === 'evidence', 'the focus comes to the field')
      await askForUnlocking(page)
    })

    it('nobody approves his own request; he can withdraw it', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = approver
      await page.locator('section.panel a[href^="/approvals/"]').click()
      await inspect(page, 'S-51')
      const own = { ja: 'ご自分の依頼は、承認できません', en: 'You cannot approve your own request' }
      assert.match(await mainText(page), new RegExp(own[language]))
      assert.equal(await page.locator('main button.primary').count(), 0)
      await page.locator('main button.secondary').click()
      await page.getByRole('dialog').locator('button.primary').click()
      await page.locator('.outcome').waitFor()
      await inspect(page, 'S-51', 'withdrawn')
    })

    it('a request is rejected by the keyboard alone, with a reason that the desk reads', async (t) => {
      if (skipUnlessBrowser(t)) return
      await findMember(desk, memberId)
      await askForUnlocking(desk.page)
      const reason = '確認の方法が足りません'
      await rejectByKeyboard(approver.page, reason, async () => {
        if (way === 'passkey') await loseSessionInDialog(approver, reason)
      })
      await visit(desk, '/approvals?state=closed')
      await desk.page.locator('main table.rows a').first().waitFor()
      await inspect(desk.page, 'S-50')
      await desk.page.locator('main table.rows a').first().click()
      await stands(desk.page, 'S-51')
      await desk.page.locator('.outcome').waitFor()
      assert.match(await mainText(desk.page), /確認の方法が足りません/)
    })

    it('another person approves, and the customer can enter again', async (t) => {
      if (skipUnlessBrowser(t)) return
      await findMember(desk, memberId)
      await askForUnlocking(desk.page)
      await desk.page.locator('section.panel a[href^="/approvals/"]').click()
      await stands(desk.page, 'S-51')
      await desk.page.locator('main h2#decide').waitFor()
      assert.equal(await desk.page.locator('main button.primary').count(), 0) // he has not the role
      await openFirstRequest(approver)
      await approver.page.locator('main button.primary').click()
      await approver.page.getByRole('dialog').waitFor()
      await inspect(approver.page, 'S-51', 'verifying')
      await verify(approver)
      await approver.page.locator('.outcome.good').waitFor()
      await inspect(approver.page, 'S-51', 'approved')
      await acquire(member)
    })

    it('a page says how notices stand, and the member’s why he got one or none', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.locator('.side a[href="/notices"]').click()
      await stands(page, 'S-86')
      await page.locator('main dl.facts').waitFor()
      await inspect(page, 'S-86')
      const noServer = { ja: 'メールサーバーが設定されていません', en: 'No mail server is set' }
      assert.match(await mainText(page), new RegExp(noServer[language]))
      await findMember(desk, memberId)
      await page.locator('section[aria-labelledby="notice-account"] table').first().waitFor()
      await inspect(page, 'S-40', 'notices')
      const toCome = {
        ja: '有効期限日の30日前のメール[\\s\\S]*これから',
        en: '30 days before expiry[\\s\\S]*to come',
      }
      assert.match(await mainText(page), new RegExp(toCome[language]))
    })

    it('the time line tells all of it, and the certificate opens at the side', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await findMember(desk, memberId)
      const line = page.locator('section[aria-labelledby=timeline] tbody tr')
      const told = {
        ja: ['ロックを解除しました（', 'ロックの解除を承認しました', '電子証明書を発行しました'],
        en: ['The locks were opened (', 'unlocking was approved', 'certificate was issued'],
      } as const
      for (const event of told[language]) await line.filter({ hasText: event }).first().waitFor()
      await line.filter({ hasText: told[language][1] }).filter({ hasText: approver.staff.name }).waitFor()
      await page.locator('section[aria-labelledby=certificates] button').first().press('Enter')
      await page.getByRole('dialog').waitFor()
      assert.match(page.url(), /\?certificate=[0-9a-f-]{36}$/)
      await inspect(page, 'S-40', 'certificate')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await comes(async () => (await focusOf(page)).tag === 'BUTTON', 'the focus comes to the button')
    })

    it('an alarm is listed until somebody has seen it', async (t) => {
      if (skipUnlessBrowser(t)) return
      await reportLoss(member)
      const { page } = desk
      await visit(desk, '/alarms')
      await page.locator('.alarm').waitFor()
      await inspect(page, 'S-60')
      const reported = { ja: /IDと暗証番号による届出/, en: /Reported by IDs and PINs/ }
      assert.match(await page.locator('.alarm').innerText(), reported[language])
      await page.locator('.alarm button').click()
      await page.locator('.alarm').waitFor({ state: 'detached' })
      await page.locator('.tabs a').last().click()
      await page.locator('.alarm').getByText(desk.staff.name).waitFor()
      await inspect(page, 'S-60', 'seen')
      await page.locator('.alarm a').click()
      await stands(page, 'S-40')
      await page.locator('.state-stop').waitFor()
    })

    it('everything is there in the other language at a press, and kept', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const other = language === 'ja' ? 'en' : 'ja'
      await visit(desk, '/')
      await stands(page, 'S-25')
      const kept = page.waitForResponse((response) => response.url().endsWith('/api/language'))
      await page.locator(`.languages [lang=${other}]`).click()
      assert.equal((await kept).status(), 204)
      assert.equal(await page.locator('html').getAttribute('lang'), other)
      await page.reload()
      await stands(page, 'S-25')
      assert.equal(await page.locator('html').getAttribute('lang'), other)
      await page.locator(`.languages [lang=${language}]`).click()
    })
  })
}

/** All of it, with nothing over it. */
function isInSight(element: Element): boolean {
  const { left, top, bottom } = element.getBoundingClientRect()
  return [top + 1, bottom - 1].every((y) => document.elementFromPoint(left + 30, y)?.closest('a') === element)
}
