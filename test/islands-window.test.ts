import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { paths } from '../src/web/pages/paths.ts'
import { type Browser, openBrowser, skipUnlessBrowser } from './browser/chromium.ts'
import { whyNoBrowser } from './browser/launcher.ts'
import { closeWindow } from './browser/screen.ts'
import { type IslandsSite, openIslandsSite } from './islands-site.ts'

const renewalLink = 'a[data-open-window]'
const closeLink = 'a[data-close-window]'

describe('the windows of the pages', { concurrency: false }, () => {
  let site: IslandsSite
  let browser: Browser
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    site = await openIslandsSite()
    browser = await openBrowser({ trust: [], locale: 'ja-JP' })
  })
  after(async () => {
    await browser?.close()
    site?.close()
  })

  const open = async (name: string, prepare: (page: Page) => Promise<unknown> = async () => {}) => {
    const page = await browser.context.newPage()
    await prepare(page)
    await page.goto(`${site.origin}/${name}`)
    return page
  }

  const openRenewal = async (page: Page) => {
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.locator(renewalLink).click()])
    await popup.waitForURL(`${site.origin}${paths.renewalStart}`)
    return popup
  }

  it('opens the renewal in a small window, and the notice stays', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('notice')
    const popup = await openRenewal(page)
    assert.deepEqual(await sizeOf(popup), [720, 640])
    assert.equal(page.url(), `${site.origin}/notice`)
    await popup.close()
    await page.close()
  })

  it('comes back to the window that is open already', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('notice')
    const popup = await openRenewal(page)
    await popup.goto(`${site.origin}/elsewhere`)
    const pages = browser.context.pages().length
    await page.locator(renewalLink).click()
    await popup.waitForURL(`${site.origin}${paths.renewalStart}`)
    assert.equal(browser.context.pages().length, pages)
    await popup.close()
    await page.close()
  })

  it('asks for no more than the screen has', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('notice', (opening) =>
      opening.addInitScript(() => {
        Reflect.defineProperty(Screen.prototype, 'availWidth', { get: () => 360 })
        Reflect.defineProperty(Screen.prototype, 'availHeight', { get: () => 600 })
        window.open = (_url, _name, features) => {
          document.title = String(features)
          return window
        }
      }),
    )
    await page.locator(renewalLink).click()
    assert.equal(await page.title(), 'popup,width=360,height=600')
    await page.close()
  })

  it('goes on in place where windows are blocked', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('notice', (opening) =>
      opening.addInitScript(() => {
        window.open = () => null
      }),
    )
    const pages = browser.context.pages().length
    await page.locator(renewalLink).click()
    await page.waitForURL(`${site.origin}${paths.renewalStart}`)
    assert.equal(browser.context.pages().length, pages)
    await page.close()
  })

  it('leaves a click with a key held down to the browser', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('notice')
    const [tab] = await Promise.all([
      browser.context.waitForEvent('page'),
      page.locator(renewalLink).click({ modifiers: ['Control'] }),
    ])
    await tab.waitForURL(`${site.origin}${paths.renewalStart}`)
    assert.notDeepEqual(await sizeOf(tab), [720, 640])
    await tab.close()
    await page.close()
  })

  for (const [how, elsewhere] of [
    ['straight', undefined],
    ['by another site', 'http://127.0.0.1'],
  ] as const) {
    it(`closes a window that it opened and that came ${how}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const page = await open('notice')
      const popup = await openRenewal(page)
      if (elsewhere !== undefined) {
        await popup.goto(`${elsewhere}:${new URL(site.origin).port}/logon`)
        await popup.evaluate((url) => location.assign(url), `${site.origin}/proved`)
        await popup.waitForURL('**/proved')
      }
      if (elsewhere === undefined) await popup.goto(`${site.origin}/proved`)
      await closeWindow(popup)
      await page.close()
    })
  }

  it('leads on from a window that it may not close', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('notice')
    await page.goto(`${site.origin}/proved`)
    const href = await page.locator(closeLink).getAttribute('href')
    await page.locator(closeLink).click()
    await page.waitForURL(`${site.origin}${href}`)
    await page.close()
  })

  it('leads the keyboard to what was wrong, also in a browser that does not by itself', async (t) => {
    if (skipUnlessBrowser(t)) return
    const page = await open('pin', (opening) =>
      opening.route('**/pin', async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: (await response.text()).replaceAll(' autofocus', '') })
      }),
    )
    await page.waitForFunction(() => document.activeElement?.className === 'error-summary')
    await page.close()
  })
})

function sizeOf(page: Page): Promise<number[]> {
  return page.evaluate(() => [innerWidth, innerHeight])
}
