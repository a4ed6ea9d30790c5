import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { checkAccessibility } from './accessibility.ts'
import { cutOff, faintInForcedColours, leftOnPaper, widerThanTheScreen } from './layout-faults.ts'
import { stands } from './screen.ts'

/** What is left of 1280 × 1024 at 400 % (WCAG 1.4.10). */
const enlarged = { width: 320, height: 256 }
const paper = { width: 672, height: 950 }

const seen = new Set<string>()

/**
 * The screen of the office with this code stands there. The first time on each occasion and in each language it is
 * looked at closely: for assistive technology, at 400 %, in forced colours and on paper. The focus stays where it was.
 */
export async function inspect(page: Page, code: string, occasion = ''): Promise<void> {
  await stands(page, code)
  const key = `${code} ${occasion} ${await page.locator('html').getAttribute('lang')}`
  if (seen.has(key)) return
  seen.add(key)
  await checkAccessibility(page)
  const usual = page.viewportSize() ?? { width: 1280, height: 800 }
  const focused = await page.evaluateHandle(() => document.activeElement)
  try {
    await page.setViewportSize(enlarged)
    await finds(page, widerThanTheScreen, `${key} at 400 %`)
    await finds(page, cutOff, `${key} at 400 %`)
    await page.setViewportSize(usual)
    await page.emulateMedia({ forcedColors: 'active' })
    await finds(page, faintInForcedColours, `${key} in forced colours`)
    await page.emulateMedia({ media: 'print', forcedColors: 'none' })
    await page.setViewportSize(paper)
    await finds(page, leftOnPaper, `${key} on paper`)
    await finds(page, widerThanTheScreen, `${key} on paper`)
  } finally {
    await page.emulateMedia({ media: 'screen', forcedColors: 'none' })
    await page.setViewportSize(usual)
  }
  await page.evaluate((element) => element instanceof HTMLElement && element.focus(), focused)
}

/** Here and in the other language, to which he turns for it. */
export async function inspectInBoth(page: Page, code: string, occasion: string): Promise<void> {
  const own = await page.locator('html').getAttribute('lang')
  await inspect(page, code, occasion)
  for (const language of [own === 'ja' ? 'en' : 'ja', own]) {
    await page.locator(`.languages [lang=${language}]`).click()
    await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' })
    await inspect(page, code, occasion)
  }
}

async function finds(page: Page, look: () => string[], where: string): Promise<void> {
  assert.deepEqual(await page.evaluate(look), [], where)
}
