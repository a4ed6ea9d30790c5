import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { checkAccessibility } from './accessibility.ts'

/** The window of the manuals, the one of ours, and a telephone. */
const sizes = [
  { width: 800, height: 600 },
  { width: 720, height: 640 },
  { width: 360, height: 740 },
]

const seen = new Set<string>()

/** How somebody looks at a screen on his way: closely, or in passing. */
export type Look = (page: Page, code: string) => Promise<void>

/**
 * The screen with this code stands there. The first time in a language it is looked at closely: what people with
 * assistive technology get, and whether it fits every window.
 */
export async function meet(page: Page, code: string): Promise<void> {
  await stands(page, code)
  const language = await page.locator('html').getAttribute('lang')
  const key = `${code} ${language}`
  if (seen.has(key)) return
  seen.add(key)
  await checkAccessibility(page)
  await checkWidths(page)
}

/** The screen with this code is there, or comes. */
export async function stands(page: Page, code: string): Promise<void> {
  try {
    await codeOn(page, code).waitFor()
  } catch (error) {
    const text = await page
      .locator('body')
      .innerText()
      .catch(() => '')
    throw new Error(`${code} does not come: ${page.url()} «${await page.title()}»\n${text}`, { cause: error })
  }
}

export async function heading(page: Page): Promise<string> {
  return (await page.locator('h1').filter({ visible: true }).innerText()).trim()
}

export function mainText(page: Page): Promise<string> {
  return page.locator('main').innerText()
}

/** 「このウィンドウを閉じる」, which closes it. */
export async function closeWindow(window: Page): Promise<void> {
  await untilClosed(window, () => window.locator('a[data-close-window]').click())
}

/** What closes the window may be cut short by that: then it is the closing that counts. */
export async function untilClosed(window: Page, act: () => Promise<void>): Promise<void> {
  const closed = window.waitForEvent('close')
  const acted = act().catch((error: unknown) =>
    closed.then(
      () => {},
      () => Promise.reject(error),
    ),
  )
  await Promise.all([closed, acted])
}

/** Keeps requests back that fit, while the page that makes them is looked at. Then they go on. */
export async function holding(page: Page, url: string | RegExp, look: () => Promise<void>): Promise<void> {
  const looked = Promise.withResolvers<void>()
  await page.route(url, async (route) => {
    await looked.promise
    await route.continue()
  })
  await look()
  looked.resolve()
}

async function checkWidths(page: Page) {
  const usual = page.viewportSize()
  for (const size of sizes) {
    await page.setViewportSize(size)
    const [wide = 0, room = 0] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    assert.ok(wide <= room, `${page.url()} is ${wide} wide in a window of ${size.width}`)
  }
  await page.setViewportSize(usual ?? { width: 720, height: 640 })
}

function codeOn(page: Page, code: string) {
  return page.locator('.screen-code b').filter({ visible: true, hasText: new RegExp(`^${code}$`) })
}
