import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import type { Language } from '../../src/domain/language.ts'
import type { DemoMember } from '../demo-members.ts'
import { cast } from './cast.ts'
import { skipUnlessBrowser } from './chromium.ts'
import {
  acquisitionSteps,
  agree,
  beginUse,
  enterPickupCode,
  identify,
  install,
  prove,
  save,
} from './enrolment.ts'
import { press } from './keyboard.ts'
import { go, leave, logOn, openPerson, type Person, showCertificate } from './person.ts'
import { mainText, meet, stands } from './screen.ts'

const cases = [
  { administrator: 'yamada01', user: 'sato01', newcomer: 'jiro01', language: 'ja' },
  { administrator: 'suzuki01', user: 'takahashi01', newcomer: 'goro01', language: 'en' },
] as const

describe('the administrator’s desk', { concurrency: false }, () => {
  const { person: personOf } = cast(
    cases.flatMap(({ administrator, user, language }) => [
      [administrator, language],
      [user, language],
    ]),
  )

  for (const { administrator, user, newcomer, language } of cases) {
    it(`adds a user, who acquires, is reissued and comes in again, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const boss = personOf(administrator)
      const { page } = boss
      await logOn(boss)
      await go(boss, '/people')
      await press(page, page.locator('main a[href="/people/add"]'))
      await meet(page, 'U-41')
      const typed = { name: '=1+1 次郎', loginId: newcomer, address: `${newcomer}@new.example` }
      for (const [field, text] of Object.entries(typed)) await page.locator(`#${field}`).fill(text)
      await page.locator(`input[name="language"][value="${language}"]`).check()
      await confirm(boss)
      await meet(page, 'U-42')
      const jiro = await newPerson(boss, newcomer, language)
      try {
        await acquireWithCode(jiro)
        await go(boss, '/people')
        await page.locator('main a', { hasText: '次郎' }).click()
        await meet(page, 'U-40')
        await page.locator('main a[href$="/reissue"]').click()
        await meet(page, 'U-43')
        await page.locator('input[name="reason"][value="forgotten"]').check()
        await page.locator('input[name="pins"][value="reset"]').check()
        await confirm(boss)
        await meet(page, 'U-44')
        assert.match(await mainText(page), new RegExp(newcomer), 'his log-on ID')
        Object.assign(jiro, await pinsOn(boss))
        await acquireWithCode(jiro)
      } finally {
        await leave(jiro)
      }
    })

    it(`guides to a new PC without a day's loss, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const old = personOf(user)
      const { page } = old
      await logOn(old)
      await go(old, '/menu')
      await press(page, page.locator('main a[href="/new-pc"]'))
      await meet(page, 'U-62')
      await confirm(old)
      await stands(page, 'U-62')
      await page.locator('[data-step="acquire"][data-state="doing"]').waitFor()
      const there = await openPerson(old.program, user, language)
      try {
        Object.assign(there, { pin: old.pin, confirmationPin: old.confirmationPin })
        await identify(there)
        await enterPickupCode(there, await newestCode(there))
        await agree(there.page, acquisitionSteps[there.member.institution])
        await install(there, await save(there, there.page, 'A-65'))
        await go(old, '/menu')
        await stands(page, 'M-10')
        const proof = await prove(there.page)
        await stands(proof, 'L-20')
        await proof.locator('#pin').fill(old.pin)
        await proof.locator('main form button.primary').click()
        await stands(proof, 'M-10')
        await go(there, '/new-pc')
        await there.page.locator('[data-step="open"][data-state="doing"]').waitFor()
        await go(old, '/menu')
        await stands(page, 'E-51')
      } finally {
        await leave(there)
      }
    })

    it(`saves the people as a table without a formula, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const boss = personOf(administrator)
      const { page } = boss
      await go(boss, '/people')
      const path = await boss.browser.download(page, () => page.locator('a[href$="people.csv"]').click())
      const text = await readFile(path, 'utf8')
      assert.match(text, /^\uFEFF/)
      const cells = [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell)
      assert.ok(cells.includes("'=1+1 次郎"), text)
      assert.deepEqual(
        cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
        [],
      )
    })

    it(`warns of a single administrator and shows the way to a second, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const boss = personOf(administrator)
      await go(boss, '/menu')
      await press(boss.page, boss.page.locator('main a[href="/people/second-administrator"]'))
      await meet(boss.page, 'U-70')
      assert.ok((await mainText(boss.page)).includes(boss.member.contractId))
    })

    it(`stops a person at once, who is told whom to call, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const boss = personOf(administrator)
      const { page } = boss
      await go(boss, '/people')
      await page.locator('main a', { hasText: '次郎' }).click()
      await page.locator('main a[href$="/stop"]').click()
      await meet(page, 'U-56')
      await page.locator('input[name="reason"][value="theft"]').check()
      await confirm(boss)
      await meet(page, 'U-57')
      assert.match(await mainText(page), /0120-000-00\d/)
    })

    it(`stops everybody, the administrator too, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const boss = personOf(administrator)
      const { page } = boss
      await go(boss, '/people/stop-everybody')
      await meet(page, 'U-58')
      await page.locator('input[name="reason"][value="suspicion"]').check()
      await confirm(boss)
      await meet(page, 'U-59')
      await showCertificate(boss)
      await stands(page, 'L-55')
    })
  }
})

/** The confirmation PIN once more, and the act. */
async function confirm({ page, confirmationPin }: Person): Promise<void> {
  await page.locator('#confirmationPin').fill(confirmationPin)
  await page.locator('form.desk-act button.primary').click()
}

async function pinsOn({ page }: Person): Promise<{ pin: string; confirmationPin: string }> {
  const [pin = '', confirmationPin = ''] = await page.locator('section.paper dd b').allInnerTexts()
  assert.match(pin, /^\d+$/)
  return { pin, confirmationPin }
}

/** Whom the administrator has just added, with the sheet of paper from his hand. */
async function newPerson(boss: Person, loginId: string, language: Language): Promise<Person> {
  const pins = await pinsOn(boss)
  const { institution, contractId } = boss.member
  const member: DemoMember = {
    ...pins,
    institution,
    role: 'user',
    name: '=1+1 次郎',
    contractId,
    memberId: loginId,
    pickupCode: '',
  }
  const { program } = boss
  return openPerson({ ...program, members: [...program.members, member] }, loginId, language)
}

/** 「電子証明書取得」 with the code that has reached him alone, to PINs of his own. */
async function acquireWithCode(person: Person): Promise<void> {
  await identify(person)
  await enterPickupCode(person, await newestCode(person))
  await agree(person.page, acquisitionSteps[person.member.institution])
  await install(person, await save(person, person.page, 'A-65'))
  await beginUse(person)
}

/** The newest pickup code in the demo's outbox, by mail or by letter. */
async function newestCode({ browser, program, page }: Person): Promise<string> {
  await stands(page, 'A-20')
  const outbox = await browser.context.newPage()
  await outbox.goto(`${program.origin()}/outbox`)
  await stands(outbox, 'G-30')
  const texts = await outbox.locator('article.mail pre').allInnerTexts()
  await outbox.close()
  const codes = texts.map((text) => /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/.exec(text)?.[0])
  return codes.find((code) => code !== undefined) ?? assert.fail('no code has come')
}
