import type { Page } from 'playwright-core'
import { paths } from '../src/web/pages/paths.ts'
import type { Browser } from '../test/browser/chromium.ts'
import type { DemoProgram } from '../test/demo-program.ts'

export interface Walk {
  program: DemoProgram
  browser: Browser
  institution: 'a' | 'b'
  language: 'ja' | 'en'
  shoot(page: Page, name: string): Promise<void>
}

const chosen = { pin: '482913', confirmationPin: 'k7m2pq' }

/** An administrator acquires, is reminded thirty days before expiry, and renews; one picture of each screen. */
export async function takeTheWalk(walk: Walk): Promise<void> {
  const page = await walk.browser.context.newPage()
  await page.goto(`${walk.program.origin()}/?lang=${walk.language}`)
  await page.locator('details[open] > summary').click() // the command in it names a folder of this machine
  await walk.shoot(page, 'guide')
  await page.goto(`${walk.program.origin(walk.institution)}/?lang=${walk.language}`)
  await walk.shoot(page, 'log-on')
  await page.goto(`${walk.program.origin(walk.institution)}/logon/start`)
  await walk.shoot(page, 'log-on-none-sent')
  await acquire(walk, page)
  await moveToThirtyDaysBefore(walk, page)
  const window = await openRenewal(walk, page)
  await showPeople(walk, page)
  await renew(walk, window)
  await page.goto(`${walk.program.origin(walk.institution)}/certificate`)
  await walk.shoot(page, 'certificate')
  await goOn(walk, page)
}

/** From the menu into the service that stands beside the demonstration. */
async function goOn({ program, institution, shoot }: Walk, page: Page): Promise<void> {
  await page.goto(`${program.origin(institution)}${paths.menu}`)
  await shoot(page, 'menu')
  await page.locator('main a[href*=".service."]').click()
  await page.locator('main dl').waitFor()
  await shoot(page, 'service')
  await page.locator('main form button').click()
  await page.locator('main form button.primary').waitFor()
  await shoot(page, 'service-log-off')
  await page.locator('main form button.primary').click()
  await page.waitForURL((url) => url.host.includes('.service.'))
  await shoot(page, 'service-left')
}

async function acquire(walk: Walk, page: Page): Promise<void> {
  const { program, institution, shoot } = walk
  const person = program.members.find(
    (one) => one.institution === institution && one.role === 'administrator',
  )
  if (person === undefined) throw new Error('nobody is introduced')
  await page.goto(`${program.origin(institution)}/acquire?role=administrator`)
  await shoot(page, 'acquisition')
  await fill(page, {
    contractId: person.contractId,
    memberId: person.memberId,
    pin: person.pin,
    confirmationPin: person.confirmationPin,
  })
  await page.click('main button[type=submit]')
  await fill(page, { code: person.pickupCode })
  await page.click('main form button.primary')
  const proof = await enrol(walk, page)
  await fill(proof, { pin: person.pin })
  await proof.click('main form button.primary')
  const { pin, confirmationPin } = chosen
  await fill(proof, { pin, pinAgain: pin, confirmationPin, confirmationPinAgain: confirmationPin })
  await proof.click('main form button.primary')
  await page.waitForURL('**/done')
  await proof.close()
}

async function moveToThirtyDaysBefore({ program, shoot }: Walk, page: Page): Promise<void> {
  await page.goto(`${program.origin()}/clock`)
  await page.locator('form.landmarks button').first().click()
  await page.waitForLoadState()
  await shoot(page, 'clock')
}

/** Logs on, meets the notice, and opens the window. */
async function openRenewal(walk: Walk, page: Page): Promise<Page> {
  const { program, browser, institution, shoot } = walk
  await page.goto(`${program.origin(institution)}/logon/start`)
  await fill(page, { pin: chosen.pin })
  await page.click('main form button.primary')
  await page.waitForURL('**/notices')
  await shoot(page, 'notices')
  await showMessages(walk, page)
  await page.goto(`${program.origin(institution)}/notices/renewal`)
  await shoot(page, 'renewal-notice')
  const [window] = await Promise.all([
    browser.context.waitForEvent('page'),
    page.click('main a[data-open-window]'),
  ])
  await window.waitForLoadState()
  return window
}

/** What the institution has written, what it changes, and the mails it has sent. */
async function showMessages({ program, institution, shoot }: Walk, page: Page): Promise<void> {
  const origin = program.origin(institution)
  for (const [link, name] of [
    ['a[href^="/notices/message/"]', 'message'],
    ['a[href^="/notices/change/"]', 'change'],
  ] as const) {
    await page.goto(`${origin}${paths.notices}`)
    await page.locator(`main ${link}`).first().click()
    await shoot(page, name)
  }
  await page.goto(`${origin}${paths.mails}`)
  await shoot(page, 'mails')
  await page.locator('main tbody a').first().click()
  await shoot(page, 'mail')
}

/** The people of the administrator's contract. */
async function showPeople({ program, institution, shoot }: Walk, page: Page): Promise<void> {
  const origin = program.origin(institution)
  await page.goto(`${origin}${paths.people}`)
  await shoot(page, 'people')
  await page.goto(`${origin}${paths.peopleCalendar}`)
  await shoot(page, 'people-calendar')
}

async function renew(walk: Walk, window: Page): Promise<void> {
  const shootRenewal = async (page: Page, name: string) => walk.shoot(page, `renewal-${name}`)
  await shootRenewal(window, 'preparing')
  await window.waitForURL(/\/renewal\/[0-9a-f-]{36}$/)
  const proof = await enrol(walk, window, shootRenewal)
  await shootRenewal(proof, 'proof')
  await window.waitForURL('**/done')
  await shootRenewal(window, 'done')
}

/** From the first question to the file in the store; answers with the window in which the new one has logged on. */
async function enrol({ browser }: Walk, page: Page, shoot?: Walk['shoot']): Promise<Page> {
  await page.route('**/certificate', async (route) => {
    await shoot?.(page, 'issuing')
    await route.continue()
  })
  const yes = page.locator('form[action$="/step"] button.primary')
  while (await yes.count()) {
    await shoot?.(page, await page.locator('form[action$="/step"] input[name=step]').inputValue())
    await yes.click()
    await page.waitForLoadState()
  }
  await page.locator('#saving').waitFor()
  const file = await browser.download(page, () => page.click('#file-link'))
  await page.evaluate('scrollTo(0, 0)')
  await shoot?.(page, 'saving')
  await browser.importPkcs12(file, ((await page.textContent('#password')) ?? '').trim())
  const [proof] = await Promise.all([browser.context.waitForEvent('page'), page.click('#installed')])
  await proof.waitForLoadState()
  return proof
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
}
