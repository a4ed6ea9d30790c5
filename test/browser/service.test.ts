import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { checkAccessibility } from './accessibility.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { comes } from './desk.ts'
import { acquire } from './enrolment.ts'
import { whyNoBrowser } from './launcher.ts'
import { go, leave, logOn, openPerson, type Person } from './person.ts'
import { mainText, meet, stands } from './screen.ts'
import {
  activateWithPasskey,
  enterActivationCode,
  findMember,
  leaveOffice,
  openStaff,
  type StaffPerson,
  visit,
} from './staff.ts'

const [memberId, staffId] = ['yamada01', 'mori']

describe('a service that the institution has', { concurrency: false }, () => {
  let program: DemoProgram
  let person: Person
  let staff: StaffPerson
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    program = await startDemo()
    person = await openPerson(program, memberId, 'ja')
    staff = await openStaff(program, staffId, 'ja')
    await acquire(person)
  })
  after(async () => {
    if (program === undefined) return
    try {
      await Promise.all([leave(person), leaveOffice(staff)])
    } finally {
      await program.close()
    }
  })

  it('is reached from the menu, knows who came and how, and logs him off here too', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = person
    await enter(person)
    await checkAccessibility(page)
    const text = await mainText(page)
    for (const part of [
      '山田 花子',
      '株式会社山田商店',
      '1000200301',
      memberId,
      '管理者',
      '電子証明書と暗証番号',
    ]) {
      assert.ok(text.includes(part), `${part} in\n${text}`)
    }
    await page.locator('main form button').click()
    await meet(page, 'V-20')
    await page.locator('main form button.primary').click()
    await page.waitForURL((url) => url.host === serviceHost(program) && url.pathname === '/')
    assert.match(await mainText(page), /ログオンしていません/)
    await go(person, '/menu')
    await stands(page, 'E-51')
  })

  it('asks whoever comes to it first to log on, and gets him back', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page, pin } = person
    await page.goto(`https://${serviceHost(program)}/log-on`)
    await stands(page, 'L-10')
    await page.locator('main a.primary').click()
    await stands(page, 'L-20')
    await page.locator('#pin').fill(pin)
    await page.locator('main form button.primary').click()
    await welcomed(page)
  })

  it('logs him off as soon as the staff stop him', async (t) => {
    if (skipUnlessBrowser(t)) return
    await visit(staff, '/activate?lang=ja')
    await enterActivationCode(staff, staff.staff.activationCode)
    await staff.page.locator('main .panel').waitFor()
    await activateWithPasskey(staff)
    await findMember(staff, memberId)
    const status = await staff.page.evaluate(async () => {
      const id = /[0-9a-f-]{36}/.exec(location.pathname)?.[0]
      const body = JSON.stringify({ act: 'stop', whose: 'member', reason: 'suspicion' })
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/api/members/${id}/at-once`, { method: 'POST', headers, body })).status
    })
    assert.equal(status, 204)
    const { page } = person
    const isOver = async () => {
      await page.goto(`https://${serviceHost(program)}/`)
      return (await mainText(page)).includes('金融機関からの連絡により、ログオフしました')
    }
    await comes(isOver, 'the service hears of it')
    await go(person, '/menu')
    await stands(page, 'E-51')
  })
})

const serviceHost = (program: DemoProgram) => new URL(program.origin('a')).host.replace('a.', 'a.service.')

/** From the log-on through the menu. */
async function enter(person: Person): Promise<void> {
  await logOn(person)
  await meet(person.page, 'M-10')
  await person.page.locator(`main a[href^="https://${serviceHost(person.program)}/"]`).click()
  await welcomed(person.page)
}

async function welcomed(page: Page): Promise<void> {
  await page.locator('dl').waitFor()
  assert.equal(await page.locator('h1').innerText(), 'サービスの見本')
}
