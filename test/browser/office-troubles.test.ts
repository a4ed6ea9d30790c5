import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoProgram, startDemo } from '../demo-program.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { whyNoBrowser } from './launcher.ts'
import { inspect } from './office-screen.ts'
import { stands } from './screen.ts'
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

const cases = [
  { language: 'ja', loginId: 'mori', memberId: 'sato01' },
  { language: 'en', loginId: 'ishii', memberId: 'takahashi01' },
] as const

for (const { language, loginId, memberId } of cases) {
  describe(`what goes wrong at the office, in ${language}`, { concurrency: false }, () => {
    let program: DemoProgram
    let desk: StaffPerson
    before(async () => {
      if (whyNoBrowser() !== undefined) return
      program = await startDemo()
      desk = await openStaff(program, loginId, language)
      await visit(desk, `/activate?lang=${language}`)
      await enterActivationCode(desk, desk.staff.activationCode)
      await activateWithPasskey(desk)
    })
    after(async () => {
      if (program === undefined) return
      try {
        await leaveOffice(desk)
      } finally {
        await program.close()
      }
    })

    it('when the session ends, what was typed comes back with the same person', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await visit(desk, '/members')
      await page.locator('search input').fill('typed before')
      await endSession(desk, '/approvals')
      await inspect(page, 'S-10', 'session over')
      await signIn(desk)
      await stands(page, 'S-50')
      assert.equal(await page.locator('search input').inputValue(), 'typed before')
    })

    it('for somebody else who signs in, nothing of it is left', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await visit(desk, '/approvals?state=closed')
      await stands(page, 'S-50')
      await page.locator('search input').fill('typed before')
      const other = { id: '00000000-0000-4000-8000-000000000001', name: 'Somebody Else' }
      const session = await sessionOf(page)
      await endSession(desk, '/alarms')
      await answerSession(page, { ...session, staff: { ...session.staff, ...other } })
      await signIn(desk)
      await stands(page, 'S-25')
      await page.locator('.who').getByText(other.name).waitFor()
      assert.equal(await page.locator('search input').inputValue(), '')
      await page.unroute('**/api/session')
    })

    it('the end of the session is said beforehand, and put off at a press', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await visit(desk, '/')
      await stands(page, 'S-25')
      const session = await sessionOf(page)
      const endsAt = Temporal.Instant.from(session.now).add({ seconds: 90 }).toString()
      await answerSession(page, { ...session, endsAt })
      await page.reload()
      const warning = page.getByRole('alertdialog')
      await warning.waitFor()
      await inspect(page, 'S-25', 'session ends')
      await page.unroute('**/api/session')
      await warning.locator('button.primary').click()
      await warning.waitFor({ state: 'detached' })
    })

    it('while the database is behind the journal every page says so, the sign-in too', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      const notice = page.locator('.closed-notice').filter({ visible: true })
      await visit(desk, '/alarms')
      await stands(page, 'S-60')
      assert.equal(await notice.count(), 0)
      const session = await sessionOf(page)
      const closed = { since: session.now, isDamaged: false, lacking: { events: 7, from: session.now } }
      await answerSession(page, { ...session, closed })
      await page.reload()
      await notice.waitFor()
      await inspect(page, 'S-60', 'closed')
      assert.match(await notice.innerText(), /\b7\b.*\b110\b/s)
      await notice.locator('summary').click()
      await inspect(page, 'S-60', 'closed, and why')
      await notice.getByText('warifu journal reconcile --dry-run').waitFor()
      await endSession(desk, '/approvals')
      await notice.waitFor()
      await inspect(page, 'S-10', 'closed')
      await page.unroute('**/api/session')
      await signIn(desk)
      await stands(page, 'S-50')
      await notice.waitFor({ state: 'detached' })
    })

    it('without the network nothing typed is lost, and it goes on afterwards', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await visit(desk, '/members')
      await page.route('**/api/members?*', (route) => route.abort('internetdisconnected'))
      await page.locator('search input').fill(memberId)
      await page.keyboard.press('Enter')
      await page.locator('.error-summary').waitFor()
      await inspect(page, 'S-30', 'unreachable')
      assert.equal(await page.locator('search input').inputValue(), memberId)
      await page.unroute('**/api/members?*')
      await page.locator('.error-summary button').click()
      await page.locator('main table.rows a').first().waitFor()
    })

    it('a request that is refused says why, and keeps what was typed', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await findMember(desk, memberId)
      await visit(desk, `${new URL(page.url()).pathname}/ask?act=removal`)
      await page.locator('main form button.primary').click()
      await page.locator('#evidence').fill('typed before')
      await page.route('**/api/members/*/requests', async (route) => {
        const problem = { type: 'x', title: 'x', status: 409, detail: 'x', code: 'shown-changed', facts: {} }
        await route.fulfill({ status: 409, contentType: 'application/problem+json', json: problem })
      })
      const anew = page.waitForResponse((response) => response.url().endsWith('/preview'))
      await page.locator('main form button.primary').click()
      assert.equal((await anew).status(), 200)
      await page.locator('main form .error-summary').waitFor()
      await page.locator('main form button.primary:enabled').waitFor()
      await inspect(page, 'S-54', 'refused')
      assert.equal(await page.locator('#evidence').inputValue(), 'typed before')
      assert.equal(await page.locator('main form .error-summary').count(), 1)
      await page.unroute('**/api/members/*/requests')
    })

    it('a page whose part does not come says so, and stands there once it is loaded again', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await page.route('**/assets/telling-pages-*', (route) => route.abort('internetdisconnected'))
      await visit(desk, '/')
      await stands(page, 'S-25')
      await page.locator('.side a[href="/notices"]').click()
      await inspect(page, 'S-92')
      await page.locator('.side a[href="/alarms"]').click() // the rest goes on
      await stands(page, 'S-60')
      await page.locator('.side a[href="/notices"]').click()
      await stands(page, 'S-92')
      await page.unroute('**/assets/telling-pages-*')
      await page.locator('main button.primary').click()
      await stands(page, 'S-86')
      assert.equal(new URL(page.url()).pathname, '/notices')
    })

    it('an address that is none, and one for other roles, say so', async (t) => {
      if (skipUnlessBrowser(t)) return
      const { page } = desk
      await visit(desk, '/members/x/y')
      await inspect(page, 'S-90')
      const session = await sessionOf(page)
      const staff = { ...session.staff, roles: ['policy-editor'] }
      await answerSession(page, { ...session, staff, may: [] })
      await visit(desk, '/members')
      await inspect(page, 'S-91')
      assert.equal(await page.locator('search').count(), 0)
      await page.locator('main a').click()
      await inspect(page, 'S-25', 'nothing to do')
      await page.unroute('**/api/session')
    })
  })
}

/** The cookie is gone; whatever is asked next is answered with a 401. */
async function endSession({ page, browser }: StaffPerson, next: string): Promise<void> {
  await browser.context.clearCookies({ name: '__Host-office-session' })
  await page.locator(`.side a[href="${next}"]`).click()
  await stands(page, 'S-10')
  await page.locator('main .caution').filter({ visible: true }).waitFor()
}

const sessionOf = (page: Page) => page.evaluate(async () => (await fetch('/api/session')).json())

/** From now on this is what the page is told when it asks who is signed in. What it sends goes to the server. */
async function answerSession(page: Page, session: object): Promise<void> {
  await page.route('**/api/session', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: session }) : route.continue(),
  )
}
