import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { bank, type IslandsSite, openIslandsSite, type Visit } from '../islands-site.ts'
import { type Browser, openBrowser, patience } from './chromium.ts'
import { whyNoBrowser } from './launcher.ts'

export const anyKey = { keyAlgorithm: 'EC-P256', form: 'aes' } as const
const sections = ['issuing', 'saving', 'offline', 'refused', 'incapable'] as const

export interface EnrolmentStage {
  site(): IslandsSite
  browser(): Browser
  /** Opens the page; `prepare` runs before it. What the content policy forbids is among the violations. */
  open(
    visit: Visit,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<{ page: Page; violations: string[] }>
}

/** The page where the certificate is made and a browser, for the tests of one `describe`. */
export function enrolmentStage(): EnrolmentStage {
  let site: IslandsSite | undefined
  let browser: Browser | undefined
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    site = await openIslandsSite()
    browser = await openBrowser({ trust: [], locale: 'ja-JP' })
  })
  after(async () => {
    await browser?.close()
    site?.close()
  })
  const itsBrowser = () => browser ?? assert.fail('no browser')
  return {
    site: () => site ?? assert.fail('no site'),
    browser: itsBrowser,
    open: (visit, prepare) => open(itsBrowser(), visit, prepare),
  }
}

async function open(browser: Browser, visit: Visit, prepare?: (page: Page) => Promise<unknown>) {
  const page = await browser.context.newPage()
  const violations: string[] = []
  await page.exposeFunction('reportViolation', (text: string) => violations.push(text))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      Reflect.get(window, 'reportViolation')(`${violatedDirective} ${blockedURI}`)
    })
  })
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) violations.push(message.text())
  })
  await prepare?.(page)
  await page.goto(visit.url)
  return { page, violations }
}

/** This section and no other, with its title in the bar. */
export async function seen(page: Page, section: (typeof sections)[number]) {
  await page.locator(`#${section}`).waitFor()
  const shown = await visible(page, ...sections.map((id) => `#${id}`))
  assert.deepEqual(
    sections.filter((_, i) => shown[i]),
    [section],
  )
  const title = await page.locator(`#${section}`).getAttribute('data-title')
  assert.equal(await page.title(), `${title} | ${bank}`)
}

/** Which of these are to be seen. */
export function visible(page: Page, ...selectors: string[]) {
  return Promise.all(selectors.map((selector) => page.locator(selector).isVisible()))
}

/** Lets go of the event loop between two looks: the site that answers runs in this very process. */
export async function untilTrue(is: () => Promise<boolean>) {
  const end = Date.now() + patience
  while (!(await is())) {
    assert.ok(Date.now() < end, 'it never came true')
    await setTimeout(20)
  }
}
