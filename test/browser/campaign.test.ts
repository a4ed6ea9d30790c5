import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DemoProgram } from '../demo-program.ts'
import { startDemo } from '../demo-program.ts'
import { currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { comes } from './desk.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { inspect } from './office-screen.ts'
import { leave, openPerson, type Person, showCertificate } from './person.ts'
import { mainText, stands } from './screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  findMember,
  leaveOffice,
  openStaff,
  type StaffPerson,
  signIn,
  visit,
} from './staff.ts'

const offices = [
  {
    language: 'ja',
    desk: 'mori',
    memberId: 'sato01',
    name: '佐藤',
    kana: 'ﾔﾏﾀﾞｼｮｳﾃﾝ',
    words: {
      nobodyRenewed: /1名のうち0名が更新を終え、1名はまだ始めていません/,
      branch: /対象は001 本店営業部の契約先の方だけです/,
      prepared: /1名分のメールを用意しました/,
      none: /0名分のメールを用意しました。送らなかった方：きょうメール済み 1名/,
      acquire: /「電子証明書取得」から取得していただいてください/,
      expired: /番号 L-49/,
    },
  },
  {
    language: 'en',
    desk: 'ishii',
    memberId: 'takahashi01',
    name: '高橋',
    kana: 'すずきこうむてん',
    words: {
      nobodyRenewed: /Of 1 people 0 have renewed, and 1 have begun nothing/,
      branch: /Only people of contracts of 012 /,
      prepared: /1 mails were prepared/,
      none: /0 mails were prepared\. Not mailed: had a mail today 1/,
      acquire: /The caller gets a new one from “Get a certificate”/,
      expired: /Code L-49/,
    },
  },
] as const

for (const { language, desk: deskId, memberId, name, kana, words } of offices) {
  describe(`a campaign and a call, in ${language}`, { concurrency: false }, () => {
    let program: DemoProgram
    let desk: StaffPerson
    let member: Person
    before(async () => {
      if (whyNoBrowser() !== undefined) return
      program = await startDemo()
      desk = await openStaff(program, deskId, language)
      member = await openPerson(program, memberId, language)
      await acquire(member)
      await visit(desk, `/activate?lang=${language}`)
      await enterActivationCode(desk, desk.staff.activationCode)
      await activateWithPasskey(desk)
    })
    after(async () => {
      if (program === undefined) return
      try {
        await Promise.all([leaveOffice(desk), leave(member)])
      } finally {
        await program.close()
      }
    })

    /** The clock ends all sessions: he signs in again where he was. */
    const goTo = async (day: Temporal.PlainDate, path: string) => {
      await program.moveClock(day)
      await visit(desk, path)
      await signIn(desk)
    }

    it('the board says who has begun nothing, by step, day and branch', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { expiryDate } = await currentOf(member)
      await goTo(expiryDate.subtract({ days: 20 }), '/campaign')
      await desk.page.locator('#branches ~ table.rows').waitFor()
      await inspect(desk.page, 'T-10')
      assert.match(await mainText(desk.page), words.nobodyRenewed)
    })

    it('a reminder goes the next day to whoever has had no mail, once', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const { expiryDate } = await currentOf(member)
      await goTo(expiryDate.subtract({ days: 19 }), '/campaign')
      for (const told of [words.prepared, words.none]) {
        // first to those of one branch, then to all
        const index = told === words.prepared ? 1 : 0
        await page.locator('#remind ~ .field select').selectOption({ index })
        await page.locator('#remind ~ button').click()
        await page.locator('[role=dialog]').waitFor()
        await inspect(page, 'T-10', 'asked')
        const asked = await page.locator('[role=dialog]').innerText()
        assert.equal(words.branch.test(asked), told === words.prepared, asked)
        await page.locator('[role=dialog] .act button').first().click()
        await comes(async () => told.test(await mainText(page)), String(told))
      }
    })

    it('the call list names him, and leads to his page', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.locator('a[href^="/campaign/silent"]').first().click()
      await page.locator('main table.rows').waitFor()
      await inspect(page, 'T-11')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('main a[download]').click(),
      ])
      assert.equal(file.suggestedFilename(), 'call-list.csv')
      await page.locator('main table.rows a').first().click()
      await page.locator('#possibilities').waitFor()
      assert.match(await mainText(page), new RegExp(name))
    })

    it('who calls after expiry is found by his company, and told what to do', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const { expiryDate } = await currentOf(member)
      await goTo(expiryDate.add({ days: 1 }), '/')
      await showCertificate(member)
      await stands(member.page, 'L-49')
      await stands(page, 'S-25')
      await findMember(desk, kana)
      await findMember(desk, memberId)
      await page.locator('#timeline ~ table.rows').waitFor()
      await inspect(page, 'S-40', 'expired')
      const text = await mainText(page)
      assert.match(text, words.acquire)
      assert.match(text, words.expired)
    })

    it('the figures count what was refused by the code of its page', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.locator('.side a[href="/figures"]').click()
      await stands(page, 'T-20')
      await page.locator('#refused ~ table.rows').waitFor()
      await inspect(page, 'T-20')
      assert.match(await mainText(page), /L-49/)
    })
  })
}
