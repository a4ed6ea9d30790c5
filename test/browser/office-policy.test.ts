import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DemoProgram } from '../demo-program.ts'
import { startDemo } from '../demo-program.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { comes, openFirstRequest, verify } from './desk.ts'
import { acquire } from './enrolment.ts'
import { press } from './keyboard.ts'
import { whyNoBrowser } from './launcher.ts'
import { inspect } from './office-screen.ts'
import { leave, logOn, openPerson, type Person } from './person.ts'
import { mainText, meet, stands } from './screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  leaveOffice,
  openStaff,
  type StaffPerson,
  visit,
} from './staff.ts'

const offices = [
  { language: 'ja', editor: 'mori', approver: 'ogawa', member: 'sato01', title: '更新の開始が変わります' },
  {
    language: 'en',
    editor: 'ishii',
    approver: 'hayashi',
    member: 'takahashi01',
    title: 'Renewal opens earlier',
  },
] as const

for (const { language, editor: editorId, approver: approverId, member: memberId, title } of offices) {
  describe(`a change of policy, in ${language}`, { concurrency: false }, () => {
    let program: DemoProgram
    let editor: StaffPerson
    let approver: StaffPerson
    let member: Person
    before(async () => {
      if (whyNoBrowser() !== undefined) return
      program = await startDemo()
      editor = await openStaff(program, editorId, language)
      approver = await openStaff(program, approverId, language)
      member = await openPerson(program, memberId, language)
      await acquire(member)
      for (const person of [editor, approver]) {
        await visit(person, `/activate?lang=${language}`)
        await enterActivationCode(person, person.staff.activationCode)
        await activateWithPasskey(person)
      }
    })
    after(async () => {
      if (program === undefined) return
      try {
        await Promise.all([leaveOffice(editor), leaveOffice(approver), leave(member)])
      } finally {
        await program.close()
      }
    })

    it('is not needed for an early renewal: whom that touches is counted, and what goes to the approver shown', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = editor
      await press(page, page.locator('.side a[href="/renewal-pulls"]'))
      await stands(page, 'S-82')
      await inspect(page, 'S-82')
      await press(page, page.locator('main a[href="/renewal-pulls/new"]'))
      await page.locator('#spread').waitFor()
      await inspect(page, 'S-83')
      await page.locator('#spread').fill('none')
      await press(page, page.locator('main button[type="submit"]'))
      await page.locator('#spread[aria-invalid]').waitFor()
      await page.locator('#spread').fill('48')
      await press(page, page.locator('main button[type="submit"]'))
      await page.locator('#evidence').waitFor()
      await inspect(page, 'S-83')
    })

    it('begins on the page of the versions, by keyboard', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = editor
      await press(page, page.locator('.side a[href="/policy"]'))
      await stands(page, 'S-80')
      await page.locator('main table.rows').waitFor()
      await inspect(page, 'S-80')
      await press(page, page.locator('main a[href="/policy/new"]'))
      await page.locator('#renewal-opens').waitFor()
      await inspect(page, 'S-81')
    })

    it('is not sent with what cannot be, and says so at each field', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = editor
      const preview = page.locator('main form button.primary')
      await page.locator('#renewal-opens').fill('x')
      await preview.click()
      await page.locator('.error-summary').waitFor()
      assert.deepEqual(await wrongFields(editor), ['effective-from', 'renewal-opens'])
      await inspect(page, 'S-81', 'wrong')
      // What only the server knows: mails before renewal opens, and a day that has come.
      await page.locator('#effective-from').fill(dayFrom(0))
      await page.locator('#renewal-opens').fill('20')
      await preview.click()
      await page.locator('#effective-from[aria-invalid]').waitFor()
      await page.locator('#effective-from').fill(dayFrom(20))
      await preview.click()
      await page.locator('#mail-days[aria-invalid]').waitFor()
      assert.deepEqual(await wrongFields(editor), ['mail-days'])
    })

    it('holds what is seldom changed behind headings, which open where something is wrong', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = editor
      const tries = page.locator('#pin-tries')
      assert.equal(await tries.isVisible(), false)
      const heading = page.locator('#settings-access > summary')
      await heading.focus()
      await page.keyboard.press('Enter')
      await tries.fill('five')
      await heading.focus()
      await page.keyboard.press('Enter')
      assert.equal(await tries.isVisible(), false)
      await page.locator('#settings-hours > summary').click()
      await page.locator('#saturday').fill('９：００～１７：００')
      await page.locator('main form button.primary').click()
      await page.locator('#pin-tries[aria-invalid]').waitFor()
      assert.deepEqual(await wrongFields(editor), ['pin-tries'])
      await inspect(page, 'S-81', 'seldom changed')
      await tries.fill('4')
      // What only the rules know is said at its field too.
      await page.locator('#session-idle').fill('600')
      await page.locator('main form button.primary').click()
      await page.locator('#session-idle[aria-invalid]').waitFor()
      await page.locator('#session-idle').fill('20')
    })

    it('is previewed with whom it touches, and asked for', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = editor
      await page.locator('#renewal-opens').fill('４５')
      await page.locator('#mail-days').fill('45、10')
      await page.locator('input[name="announce"][value="yes"]').check()
      await page.locator('#announce-from').fill(dayFrom(0))
      for (const each of ['ja', 'en'] as const) {
        await page.locator(`#title-${each}`).fill(offices.find((one) => one.language === each)?.title ?? '')
        await page.locator(`#body-${each}`).fill(each === 'ja' ? '45日前からになります。' : '45 days before.')
      }
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').waitFor()
      await inspect(page, 'S-81', 'preview')
      const shown = await mainText(page)
      assert.match(shown, language === 'ja' ? /45 日前から/ : /from 45 days before/)
      assert.match(shown, /09:00-17:00/)
      assert.match(shown, new RegExp(title))
      // Going back keeps what was typed.
      await page.locator('main form button.secondary').click()
      assert.equal(await page.locator('#mail-days').inputValue(), '45、10')
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').fill('理事会の決定による。')
      await page.locator('main form button.primary').click()
      await stands(page, 'S-51')
    })

    it('is approved by another, and stands among the versions as coming', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = approver
      await openFirstRequest(approver)
      assert.match(await mainText(page), new RegExp(title))
      await page.locator('main button.primary').click()
      await verify(approver)
      await page.locator('.outcome').waitFor()
      await press(page, page.locator('.side a[href="/policy"]'))
      await stands(page, 'S-80')
      await page.locator('main table.rows').waitFor()
      await inspect(page, 'S-80', 'two versions')
      const rows = await page.locator('main table.rows tbody tr').allInnerTexts()
      assert.equal(rows.length, 2)
      assert.match(rows[0] ?? '', language === 'ja' ? /これから/ : /Coming/)
      assert.equal(await page.locator('main a[href="/policy/new"]').count(), 0, 'an approver makes none')
    })

    it('stands on the board of every member at once, first after the log-on until it is read', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = member
      // Every node reads the list each second.
      await comes(async () => {
        await logOn(member)
        return page.url().endsWith('/notices')
      }, 'the message comes')
      await meet(page, 'N-10')
      await press(page, page.locator('main a').filter({ hasText: title }))
      await meet(page, 'N-31')
      assert.match(
        await mainText(page),
        language === 'ja' ? /手続きが変更となります/ : /The procedure changes on/,
      )
      await logOn(member)
      await meet(page, 'M-10')
    })
  })
}

function wrongFields({ page }: StaffPerson): Promise<string[]> {
  return page.locator('[aria-invalid="true"]').evaluateAll((fields) => fields.map(({ id }) => id))
}

/** The demonstration lives in real time in Japan until its clock is moved. */
function dayFrom(days: number): string {
  return Temporal.Now.plainDateISO('Asia/Tokyo').add({ days }).toString()
}
