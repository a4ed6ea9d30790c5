import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { cast } from './cast.ts'
import { certificatesOf, currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import {
  agree,
  install,
  meetIssuing,
  meetPreparing,
  openRenewal,
  prove,
  renewalSteps,
  save,
  sayYes,
} from './enrolment.ts'
import { choose, go, logOn, type Person, showCertificate } from './person.ts'
import { closeWindow, heading, mainText, meet, stands } from './screen.ts'

const renewals = [
  ['yamada01', 'ja', 'E'],
  ['takahashi01', 'en', 'E-30'],
  ['sato01', 'en', 'E-30'],
  ['suzuki01', 'ja', 'E'],
] as const

describe('from the notice to the renewed certificate', { concurrency: false }, () => {
  const { program, person: personOf } = cast(renewals)

  for (const [memberId, language, renewOn] of renewals) {
    it(`${memberId} renews on ${renewOn}, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      const old = await currentOf(person)

      await program().moveClock(old.expiryDate.subtract({ days: 31 }))
      await noticeIsNotShown(person)
      await program().moveClock(old.expiryDate.subtract({ days: 30 }))
      await noticeIsShown(person, old.expiryDate, '30')
      if (renewOn === 'E') {
        await program().moveClock(old.expiryDate.subtract({ days: 1 }))
        await noticeIsShown(person, old.expiryDate, '1')
        await program().moveClock(old.expiryDate)
        await noticeIsShown(person, old.expiryDate, { ja: '本日まで', en: 'Last day' }[language])
      }
      if (renewOn === 'E-30') {
        await sayNo(person)
        await letMinutesPass(person)
      }

      await renewScreenByScreen(person, renewOn === 'E-30' ? 'shows again' : 'has just shown')
      assert.deepEqual(await stagesOf(person), ['superseded', 'current'])
      await noticeIsNotShown(person)
      await oldOneIsExplained(person, old.commonName)
    })
  }
})

async function noticeIsNotShown(person: Person) {
  await logOn(person)
  await meet(person.page, 'M-10')
  await go(person, '/notices')
  await meet(person.page, 'N-10')
  assert.equal(await person.page.locator('ul.notices').count(), 0)
}

/** In the list and in its own body: the day with its weekday, and the days that are left. */
async function noticeIsShown(person: Person, expiryDate: Temporal.PlainDate, left: string) {
  const { page, language } = person
  await logOn(person)
  await meet(page, 'N-10')
  const title = page.locator('ul.notices li:first-child a')
  assert.equal(await title.innerText(), manualNames[language].notice)
  for (const code of ['N-10', 'N-20']) {
    await meet(page, code)
    assert.equal(await page.locator('.countdown b').innerText(), left)
    assert.ok((await mainText(page)).includes(inWords(expiryDate, language)), 'the date with its weekday')
    if (code === 'N-10') await title.click()
  }
  assert.equal(await heading(page), manualNames[language].notice)
  assert.ok(
    (await mainText(page)).includes(inWords(expiryDate.add({ days: 90 }), language)),
    'the way back in',
  )
}

/** 「いいえ」 ends the window, and nothing else. */
async function sayNo(person: Person) {
  const steps = renewalSteps[person.member.institution] ?? []
  const window = await openRenewal(person)
  await agree(window, steps.slice(0, steps.indexOf('R-40')))
  await stands(window, 'R-40')
  await window.locator('main form[action$="/step"] button[value=no]').click()
  await meet(window, 'R-90')
  await closeWindow(window)
  assert.deepEqual(await stagesOf(person), ['current'])
}

/** The log-on was long ago: before he may renew, the window has the certificate shown again. */
async function letMinutesPass({ program, member }: Person) {
  await program.database.db
    .updateTable('session')
    .from('member')
    .whereRef('member.member_id', '=', 'session.member_id')
    .where('member.login_id', '=', member.memberId)
    .set({ certificate_shown_at: sql`certificate_shown_at - interval '6 minutes'` })
    .execute()
}

/** The manuals' screens, in their order, under their names. */
async function renewScreenByScreen(person: Person, certificate: 'shows again' | 'has just shown') {
  const { page, language, member } = person
  const names = manualNames[language]
  await go(person, '/notices/renewal')
  const link = page.locator('a[data-open-window]')
  assert.ok((await link.innerText()).startsWith(names.link))
  const [window] = await Promise.all([page.waitForEvent('popup'), link.click()])
  const met: string[] = []
  const standsNow = async (code: string) => {
    await meet(window, code)
    met.push(await heading(window))
  }

  const shown: string[] = []
  window.on('request', (request) => /\.logon\./.test(request.url()) && shown.push(request.url()))
  await meetPreparing(window)
  await meet(window, 'R-20')
  assert.equal(shown.length > 0, certificate === 'shows again')
  const steps = renewalSteps[member.institution] ?? []
  for (const code of steps.slice(0, -1)) {
    await standsNow(code)
    await buttonsOf(window, code, person)
    await sayYes(window)
  }
  await standsNow(steps.at(-1) ?? '')
  await buttonsOf(window, steps.at(-1) ?? '', person)
  await meetIssuing(window, 'R-60', () => sayYes(window))
  await standsNow('R-70')
  await install(person, await save(person, window, 'R-70'))
  const proof = await prove(window)
  await meet(proof, 'P-10')
  await closeWindow(proof)
  await standsNow('R-80')
  assert.ok((await mainText(window)).includes((await currentOf(person)).commonName), 'its contents')
  assert.deepEqual(met, [...names[member.institution === 'a' ? 'a' : 'b'], names.saving, names.completed])

  assert.equal(await window.locator('a[data-close-window]').innerText(), names.close)
  await closeWindow(window)
}

/** What the manuals say of the buttons, where one differs from the other. */
async function buttonsOf(window: Page, code: string, { language }: Person) {
  const names = manualNames[language]
  const button = window.locator('main form[action$="/step"] button.primary')
  const expected: Record<string, string> = {
    'R-20': names.renew,
    'R-30': names.storeHere,
    'R-40': names.yes,
    'R-41': names.yes,
    'R-50': 'OK',
  }
  assert.equal(await button.innerText(), expected[code])
  if (code === 'R-50') assert.equal(await window.locator('b.level').innerText(), names.level)
}

/** Whoever takes the old one is told so, and led on with a fresh address. */
async function oldOneIsExplained(person: Person, oldName: string) {
  await choose(person, oldName)
  await showCertificate(person)
  await meet(person.page, 'L-51')
  assert.ok((await mainText(person.page)).includes(oldName), 'which one was shown')
  const { host } = new URL(person.page.url())
  await person.page.locator('main a.primary').click()
  await person.page.waitForURL((url) => url.host !== host)
  await meet(person.page, 'L-51')

  const retry = await person.page.locator('main a.primary').getAttribute('href')
  assert.ok(retry?.startsWith(portalOf(person)), 'the way back')
  await choose(person, (await currentOf(person)).commonName)
  await person.page.goto(retry ?? '')
  await meet(person.page, 'L-20')
  assert.equal((await certificatesOf(person)).length, 2)
}

const portalOf = ({ program, member }: Person) => program.origin(member.institution)

function inWords(day: Temporal.PlainDate, language: Person['language']): string {
  if (language === 'ja') {
    return `${day.year}年${day.month}月${day.day}日（${day.toLocaleString('ja-JP', { weekday: 'short' })}）`
  }
  const [weekday, month] = [{ weekday: 'long' } as const, { month: 'long' } as const]
  return `${day.toLocaleString('en-GB', weekday)}, ${day.day} ${day.toLocaleString('en-GB', month)} ${day.year}`
}

/** As in the manuals; the English is ours. Not taken from src/words: the manuals are the contract. */
const manualNames = {
  ja: {
    notice: '電子証明書の更新をお願いします',
    link: '電子証明書の更新はこちら',
    a: ['更新', '保存先の選択', 'Webアクセスの確認 2回のうち 1回目', 'Webアクセスの確認 2回のうち 2回目'],
    b: [
      '更新',
      'Webアクセスの確認 2回のうち 1回目',
      'Webアクセスの確認 2回のうち 2回目',
      '新しいRSA交換キーを作成します',
    ],
    saving: '電子証明書の保存',
    completed: '電子証明書のインストールが完了しました',
    renew: '更新',
    storeHere: 'パソコンに保存する',
    yes: 'はい',
    level: '中',
    close: 'このウィンドウを閉じる',
  },
  en: {
    notice: 'Please renew your certificate',
    link: 'Renew the certificate here',
    a: ['Renew', 'Where to store it', 'Web access confirmation 1 of 2', 'Web access confirmation 2 of 2'],
    b: [
      'Renew',
      'Web access confirmation 1 of 2',
      'Web access confirmation 2 of 2',
      'A new RSA exchange key will be made',
    ],
    saving: 'Save the certificate',
    completed: 'The certificate is installed',
    renew: 'Renew',
    storeHere: 'Save it on this computer',
    yes: 'Yes',
    level: 'Medium',
    close: 'Close this window',
  },
}
