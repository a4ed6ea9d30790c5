import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { type BoardDesk, openWriting, whatIsWritten, writeByKeyboard } from './board-desk.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { comes, focusOf, verify } from './desk.ts'
import { acquire } from './enrolment.ts'
import { press } from './keyboard.ts'
import { whyNoBrowser } from './launcher.ts'
import { leftOnPaper } from './layout-faults.ts'
import { inspect } from './office-screen.ts'
import { enterPin, go, leave, logOn, openPerson, type Person, showCertificate } from './person.ts'
import { heading, mainText, meet, stands } from './screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  leaveOffice,
  openStaff,
  type StaffPerson,
  visit,
} from './staff.ts'

const offices = [
  {
    language: 'ja',
    desk: 'mori',
    approver: 'ogawa',
    memberId: 'sato01',
    marks: ['重要・未読', '重要・既読'],
  },
  {
    language: 'en',
    desk: 'ishii',
    approver: 'hayashi',
    memberId: 'takahashi01',
    marks: ['Important, Unread', 'Important, Read'],
  },
] as const

for (const { language, desk: deskId, approver: approverId, memberId, marks } of offices) {
  describe(`the board, in ${language}`, { concurrency: false }, () => {
    let program: DemoProgram
    let desk: StaffPerson
    let approver: StaffPerson
    let member: Person
    let written: BoardDesk
    before(async () => {
      if (whyNoBrowser() !== undefined) return
      program = await startDemo()
      desk = await openStaff(program, deskId, language)
      approver = await openStaff(program, approverId, language)
      member = await openPerson(program, memberId, language)
      written = whatIsWritten(language)
      await acquire(member)
      for (const person of [desk, approver]) {
        await visit(person, `/activate?lang=${language}`)
        await enterActivationCode(person, person.staff.activationCode)
        await activateWithPasskey(person)
      }
    })
    after(async () => {
      if (program === undefined) return
      try {
        await Promise.all([leaveOffice(desk), leaveOffice(approver), leave(member)])
      } finally {
        await program.close()
      }
    })

    /** The first request that waits, opened and approved. */
    const approveFirst = async () => {
      const { page } = approver
      await page.locator('.side a[href="/approvals"]').click()
      await stands(page, 'S-50')
      await page.locator('main table.rows a').first().click()
      await page.locator('main button.primary').waitFor()
      await inspect(page, 'S-51', 'board')
      await page.locator('main button.primary').click()
      await page.getByRole('dialog').locator('button.primary').first().waitFor()
      await inspect(page, 'S-51', 'verifying')
      await verify(approver)
      await page.locator('.outcome').waitFor()
      await comes(
        async () => /outcome/.test((await focusOf(page)).className),
        'the focus comes to the outcome',
      )
    }

    it('the desk writes a message by the keyboard, is told what is missing, and sees it as members will', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await openWriting(desk)
      await press(page, page.locator('main form button.primary'))
      await page.locator('.error-summary li').nth(5).waitFor()
      await comes(async () => (await focusOf(page)).className === 'error-summary', 'the focus comes to it')
      await inspect(page, 'S-71', 'faults')
      await writeByKeyboard(page, written)
      await page.locator('.paper').nth(1).waitFor()
      await inspect(page, 'S-71', 'preview')
      const papers = await page.locator('.paper').allInnerTexts()
      for (const [at, each] of (['ja', 'en'] as const).entries()) {
        const paper = papers[at] ?? ''
        for (const line of [written.title[each], ...written.body[each]])
          assert.ok(paper.includes(line), paper)
      }
      await page.locator('#evidence').fill('警察からの注意喚起による')
      await page.locator('main form button.primary').click()
      await inspect(page, 'S-51', 'board')
      assert.equal(await page.locator('main button.primary').count(), 0, 'nobody approves his own')
    })

    it('members see nothing until another person has approved it', async (t) => {
      if (skipUnlessBrowser(t)) return
      await logOn(member)
      await stands(member.page, 'M-10')
      await approveFirst()
      const { page } = approver
      await page.locator('.side a[href="/board"]').click()
      await stands(page, 'S-70')
      await page.locator('main table.rows a').waitFor()
      await inspect(page, 'S-70', 'one')
      await page.locator('main table.rows a').click()
      await page.locator('.paper').first().waitFor()
      await inspect(page, 'S-72')
      assert.match(await mainText(page), new RegExp(desk.staff.name))
    })

    it('it stands before the menu until it was read, which is told in words', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = member
      await logOn(member)
      await meet(page, 'N-10')
      assert.ok((await mainText(page)).includes(marks[0]))
      await press(page, page.getByRole('link', { name: written.title[language] }))
      await meet(page, 'N-30')
      assert.equal(await heading(page), written.title[language])
      await page.emulateMedia({ media: 'print' })
      assert.deepEqual(await page.evaluate(leftOnPaper), [])
      const paper = await mainText(page)
      for (const line of written.body[language]) assert.ok(paper.includes(line), paper)
      await page.emulateMedia({ media: 'screen' })
      await page.goBack()
      await page.reload()
      await stands(page, 'N-10')
      assert.ok((await mainText(page)).includes(marks[1]))
      await page.emulateMedia({ media: 'print' })
      assert.deepEqual(await page.evaluate(leftOnPaper), [])
      await page.emulateMedia({ media: 'screen' })
      await showCertificate(member)
      await stands(page, 'L-20')
      await enterPin(page, member.pin)
      await stands(page, 'M-10')
    })

    it('it is taken away by two people too, at once', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.locator('.side a[href="/board"]').click()
      await stands(page, 'S-70')
      await page.locator('main table.rows a').click()
      await page.locator('#evidence').fill('収束したため')
      await page.locator('main form button').click()
      await page.locator('section[aria-labelledby="withdrawing"] [role="status"]').waitFor()
      await inspect(page, 'S-72', 'waits')
      await go(member, '/notices')
      assert.ok((await mainText(member.page)).includes(written.title[language]), 'until then it stays')
      await approveFirst()
      await go(member, '/notices')
      await stands(member.page, 'N-10')
      assert.ok(!(await mainText(member.page)).includes(written.title[language]))
    })
  })
}
