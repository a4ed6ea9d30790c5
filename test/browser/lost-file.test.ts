import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { certificatesOf, currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import {
  acquisitionSteps,
  agree,
  beginUse,
  enterPickupCode,
  identify,
  install,
  mailedCode,
  type SavedFile,
  save,
} from './enrolment.ts'
import { choose, go, leave, logOn, openPerson, type Person, showCertificate } from './person.ts'
import { mainText, meet, stands } from './screen.ts'

const cases = [
  ['suzuki01', 'en'],
  ['sato01', 'ja'],
] as const

describe('a file that was lost before its first log-on', { concurrency: false }, () => {
  const { program, person: personOf } = cast(cases, 'newcomers')

  for (const [memberId, language] of cases) {
    it(`costs ${memberId} another try, until the code is spent and a fresh one comes, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const here = personOf(memberId)
      const lost = await getFileWithAPause(here)
      await comeBack(here)
      await getFile(here)
      assert.deepEqual(await stagesOf(here), ['abandoned', 'proving'])

      const elsewhere = await openPerson(program(), memberId, language)
      t.after(() => leave(elsewhere))
      await getFile(elsewhere)
      await getFile(elsewhere)
      assert.deepEqual(await stagesOf(here), ['abandoned', 'abandoned', 'abandoned', 'proving'])

      await findCodeSpent(elsewhere)
      await enterFreshCode(elsewhere)
      await agree(elsewhere.page, acquisitionSteps[elsewhere.member.institution])
      await install(elsewhere, await save(elsewhere, elsewhere.page, 'A-65'))
      await beginUse(elsewhere)
      await currentOf(elsewhere)
      await lostOneIsExplained(elsewhere, lost)
    })
  }
})

/** IDs, PINs, the code of the letter, and the file. */
async function getFile(person: Person) {
  await identify(person)
  await enterPickupCode(person, person.member.pickupCode)
  await agree(person.page, acquisitionSteps[person.member.institution])
  return save(person, person.page, 'A-65')
}

/** The window is closed in between; the same browser goes on where it was. */
async function getFileWithAPause(person: Person) {
  const [first = '', ...others] = acquisitionSteps[person.member.institution] ?? []
  await identify(person)
  await enterPickupCode(person, person.member.pickupCode)
  await agree(person.page, [first])
  await reopen(person)
  await agree(person.page, others)
  return save(person, person.page, 'A-65')
}

/** The window was closed with the password in it; another certificate may be made. */
async function comeBack(person: Person) {
  await reopen(person)
  await meet(person.page, 'A-70')
  await person.page.locator('main a[href="/acquire"]').click()
  await stands(person.page, 'A-10')
}

async function reopen(person: Person) {
  const page = await person.browser.context.newPage()
  await person.page.close()
  person.page = page
  await go(person, '/acquire/window')
}

/** The policy lets a code be used again three times. Nobody goes all the way to learn that. */
async function findCodeSpent(person: Person) {
  const { page } = person
  await identify(person)
  await enterPickupCode(person, person.member.pickupCode)
  await page.locator('.error-summary').waitFor()
  await meet(page, 'A-20')
  assert.match(await page.locator('.error-summary').innerText(), /\b204\b/)
}

async function enterFreshCode(person: Person) {
  const { page } = person
  await page.locator('form[action="/acquire/code/mail"] button').click()
  await meet(page, 'A-20')
  await enterPickupCode(person, await mailedCode(person, meet))
}

/** Found again, it is of no use any more: the page says so, and the other one logs on. */
async function lostOneIsExplained(person: Person, lost: SavedFile) {
  const [abandoned] = await certificatesOf(person)
  await install(person, lost)
  await choose(person, abandoned?.commonName ?? '')
  await showCertificate(person)
  await meet(person.page, 'L-52')
  assert.ok((await mainText(person.page)).includes(abandoned?.commonName ?? '?'))
  assert.ok(await person.page.locator('main a.primary').isVisible())
  await choose(person, (await currentOf(person)).commonName)
  await logOn(person)
  await stands(person.page, 'M-10')
}
