import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { authoritiesShown } from '../../src/wire/terminal.ts'
import { warifu } from '../at-terminal.ts'
import type { DemoProgram } from '../demo-program.ts'
import { startDemo } from '../demo-program.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { openFirstRequest, verify } from './desk.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { inspect, inspectInBoth } from './office-screen.ts'
import { catchPrints, printPile } from './paper.ts'
import { leave, logOn, openPerson, type Person, showCertificate } from './person.ts'
import { mainText, stands } from './screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  findMember,
  leaveOffice,
  openStaff,
  type StaffPerson,
  visit,
} from './staff.ts'

/** One of the desk asks, another approves; the contract has a single administrator. */
const offices = [
  { language: 'ja', desk: 'mori', approver: 'ogawa', memberId: 'yamada01' },
  { language: 'en', desk: 'ishii', approver: 'hayashi', memberId: 'suzuki01' },
] as const

for (const { language, desk: deskId, approver: approverId, memberId } of offices) {
  describe(`the staff’s desk, in ${language}`, { concurrency: false }, () => {
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
      for (const person of [desk, approver]) {
        await catchPrints(person)
        await visit(person, `/activate?lang=${language}`)
        await enterActivationCode(person, person.staff.activationCode)
        await person.page.locator('main .panel').waitFor()
        await activateWithPasskey(person)
      }
      await acquire(member)
    })
    after(async () => {
      if (program === undefined) return
      try {
        await Promise.all([leaveOffice(desk), leaveOffice(approver), leave(member)])
      } finally {
        await program.close()
      }
    })

    /** Opens an act on the customer’s page. */
    async function unfold(person: StaffPerson, act: RegExp, whose: string = memberId) {
      await findMember(person, whose)
      const entry = person.page.locator('details.desk-act').filter({ hasText: act }).first()
      await entry.locator('summary').click()
      return entry
    }

    async function ask({ page }: StaffPerson) {
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').waitFor()
      await inspect(page, 'S-54', 'shown')
      await page.locator('#evidence').fill('届出の電話番号にかけ直し、生年月日を確かめました。')
      await page.locator('main form button.primary').click()
      await stands(page, 'S-51')
    }

    async function approveFirst() {
      await openFirstRequest(approver)
      await approver.page.locator('main button.primary').click()
      await verify(approver)
      await approver.page.locator('.outcome').waitFor()
    }

    it('the desk asks for a reissue with new PINs, and cannot approve it herself', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const entry = await unfold(desk, { ja: /再発行する/, en: /Reissue the/ }[language])
      await inspect(page, 'S-40', 'acts')
      const paper = page
        .locator('details.desk-act')
        .filter({ hasText: { ja: /期限後の取得コード/, en: /on paper/ }[language] })
      assert.match(await paper.innerText(), { ja: /今はできません/, en: /Not possible now/ }[language])
      assert.match(await mainText(page), { ja: /管理者が一人だけ/, en: /single administrator/ }[language])
      await entry.locator('a').click()
      await inspect(page, 'S-54')
      assert.equal(await page.locator('main input:checked').count(), 0, 'nothing is chosen for her')
      await page.locator('main button.primary').click()
      await page.locator('.error-summary').waitFor()
      assert.equal(await page.locator('.choice.field-wrong').count(), 2)
      await inspect(page, 'S-54', 'missing')
      await page.locator('input[value="deleted"]').check()
      await page.locator('input[value="reset"]').check()
      await ask(desk)
      await inspect(page, 'S-51', 'own')
      assert.equal(await page.locator('main button.primary').count(), 0, 'nobody approves his own')
    })

    it('another approves, and two people print the two letters', async (t) => {
      if (skipUnlessBrowser(t)) return
      await approveFirst()
      await inspect(approver.page, 'S-51', 'reissued')
      const outcome = await approver.page.locator('.outcome').innerText()
      assert.match(outcome, { ja: /二通の書面が「印刷する書面」/, en: /Two letters wait/ }[language])
      const [pin, confirmationPin] = await printPile(desk, 'pin-letter', member.member.name, 'screen')
      assert.ok(pin && confirmationPin)
      await visit(desk, '/letters')
      const row = desk.page.locator('#pickup-letter ~ table tr').filter({ hasText: member.member.name })
      await row.waitFor()
      await inspect(desk.page, 'S-52')
      assert.match(await row.innerText(), { ja: /別の方が印刷/, en: /Somebody else/ }[language])
      const [pickupCode] = await printPile(approver, 'pickup-letter', member.member.name, 'print')
      assert.ok(pickupCode)
      Object.assign(member, { pin, confirmationPin })
      member.member = { ...member.member, pin, confirmationPin, pickupCode }
    })

    it('she acquires with what the letters say, at another PC, and logs on', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { pin, confirmationPin, member: letters } = member
      await leave(member)
      member = await openPerson(program, memberId, language)
      Object.assign(member, { pin, confirmationPin, member: letters })
      await acquire(member)
      await logOn(member)
    })

    it('one stops her at once; two let her go on', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const entry = await unfold(desk, { ja: /この方の利用を停止/, en: /Stop this person/ }[language])
      await entry.locator('button').click()
      await page.getByRole('alertdialog').waitFor()
      await inspect(page, 'S-40', 'stopping')
      await page.getByRole('alertdialog').locator('button.primary').click()
      await page.getByRole('alertdialog').locator('.error-summary').waitFor()
      await page.getByRole('alertdialog').locator('input[value="suspicion"]').check()
      await page.getByRole('alertdialog').locator('button.primary').click()
      await page.locator('main p.good').waitFor()
      await showCertificate(member)
      await stands(member.page, 'L-55')

      const release = await unfold(desk, { ja: /^停止を解除する/, en: /Release the stop/ }[language])
      await release.locator('a').click()
      await ask(desk)
      await approveFirst()
      await logOn(member)
    })

    if (language === 'ja')
      // The other institution’s policy has no secrets for devices; its pages are seen here in both languages.
      it('two make the secret of a device, and each is shown his half of it once', async (t) => {
        if (skipUnlessBrowser(t)) return
        const entry = await unfold(desk, /EST のシークレット/, 'tanaka01')
        await entry.locator('a').click()
        await inspectInBoth(desk.page, 'S-54', 'secret')
        await ask(desk)
        await approveFirst()
        const halves: string[] = []
        for (const { page } of [desk, approver]) {
          await page.reload()
          const half = page.locator('section[aria-labelledby=half]')
          await half.locator('button').click()
          halves.push(await half.locator('.code-half').innerText())
          await inspectInBoth(page, 'S-51', 'half of a secret')
          await page.reload()
          await half.locator('button').click()
          await half.locator('.error-summary').getByText('すでに表示したか').waitFor()
        }
        assert.equal(new Set(halves).size, 2)
        for (const half of halves) assert.match(half, /^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$/)
      })

    if (language === 'ja')
      it('the next CA is asked for at the terminal, and issues when somebody here has agreed', async (t) => {
        if (skipUnlessBrowser(t)) return
        const at = ['--institution', 'a', '--demo']
        const prepared = await warifu(program.environment, ['ca', 'prepare', ...at])
        assert.equal(prepared.code, 0, prepared.err)
        const words = ['--operator', 'k.mori', '--evidence', '全拠点に配布した。']
        const asked = await warifu(program.environment, ['request', 'ca-switch', ...at, ...words])
        assert.equal(asked.code, 0, asked.err)
        const { page } = approver
        await openFirstRequest(approver)
        await inspectInBoth(page, 'S-51', 'next CA')
        const text = await mainText(page)
        assert.match(text, /これから発行する認証局\s+CN=.*Issuing CA G2/)
        assert.match(text, /([0-9a-f]{4} ){15}[0-9a-f]{4}/)
        await page.locator('main button.primary').click()
        await page.getByRole('dialog').waitFor()
        await inspect(page, 'S-51', 'verifying the next CA')
        await verify(approver)
        await page.locator('.outcome.good').waitFor()
        await inspectInBoth(page, 'S-51', 'CA switched')
        const listed = await warifu(program.environment, ['ca', 'list', '--json', ...at])
        const { authorities } = authoritiesShown.parse(JSON.parse(listed.out))
        const issuing = authorities.find(({ state }) => state === 'issuing')
        assert.match(issuing?.subject ?? '', /Issuing CA G2/)
      })

    it('a new colleague comes in by two, with a code in two halves', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await visit(desk, '/staff')
      await page.locator('main table.rows').waitFor()
      await inspect(page, 'S-26')
      await page.locator('main a[href="/staff/change"]').click()
      await inspect(page, 'S-27')
      await page.locator('#login').fill('jiro')
      await page.locator('#name').fill('鈴木 二郎')
      await page.locator('input[value="desk"]').check()
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').fill('四月から窓口に入ります。')
      await inspect(page, 'S-27', 'shown')
      await page.locator('main form button.primary').click()
      await stands(page, 'S-51')
      await approveFirst()
      const halves: string[] = []
      for (const person of [desk, approver]) {
        await visit(person, '/staff')
        await person.page.locator('main section.panel button').click()
        halves.push(await person.page.locator('.code-half').innerText())
        await inspect(person.page, 'S-26', 'half')
      }
      const newcomer = { ...desk.staff, loginId: 'jiro', activationCode: halves.join('') }
      const { page: fresh } = desk
      await fresh.locator('.who button').click()
      await stands(fresh, 'S-10')
      desk.staff = newcomer
      await visit(desk, '/activate')
      await enterActivationCode(desk, newcomer.activationCode)
      await fresh.locator('main .panel').waitFor()
      assert.match(await mainText(fresh), /鈴木 二郎/)
    })
  })
}
