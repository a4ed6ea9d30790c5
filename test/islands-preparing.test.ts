import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browser, openBrowser, skipUnlessBrowser } from './browser/chromium.ts'
import { whyNoBrowser } from './browser/launcher.ts'
import { holding } from './browser/screen.ts'
import { type IslandsSite, openIslandsSite } from './islands-site.ts'

const marked = '[data-step=browser][data-state=done]'

describe('電子証明書更新前処理中', { concurrency: false }, () => {
  let site: IslandsSite
  before(async () => {
    if (whyNoBrowser() === undefined) site = await openIslandsSite()
  })
  after(() => site?.close())

  const withBrowser = async (
    options: { javaScriptEnabled: boolean },
    act: (browser: Browser) => Promise<void>,
  ) => {
    const browser = await openBrowser({ trust: [], locale: 'ja-JP', ...options })
    try {
      await act(browser)
    } finally {
      await browser.close()
    }
  }

  it('marks the browser as checked and moves on by itself', async (t) => {
    if (skipUnlessBrowser(t)) return
    await withBrowser({ javaScriptEnabled: true }, async ({ context }) => {
      const page = await context.newPage()
      await holding(page, '**/next', async () => {
        await page.goto(`${site.origin}/preparing`)
        await page.locator(marked).waitFor()
      })
      await page.waitForURL(`${site.origin}/next`)
    })
  })

  it('stops, and says why, where the browser can make no key', async (t) => {
    if (skipUnlessBrowser(t)) return
    await withBrowser({ javaScriptEnabled: true }, async ({ context }) => {
      const page = await context.newPage()
      await page.addInitScript("Object.defineProperty(crypto, 'subtle', { value: undefined })")
      await page.goto(`${site.origin}/preparing`)
      await page.locator('#incapable:not([hidden])').waitFor()
      assert.equal(await page.locator('#preparing').isVisible(), false)
      await page.waitForTimeout(3000) // longer than it takes to move on
      assert.equal(page.url(), `${site.origin}/preparing`)
    })
  })

  it('moves on without script too, and claims nothing about the browser', async (t) => {
    if (skipUnlessBrowser(t)) return
    await withBrowser({ javaScriptEnabled: false }, async ({ context }) => {
      const page = await context.newPage()
      await page.goto(`${site.origin}/preparing`)
      assert.equal(await page.locator(marked).count(), 0)
      await page.waitForURL(`${site.origin}/next`)
    })
  })
})
