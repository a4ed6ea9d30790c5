/**
 * npm run screenshots: walks the whole path in a real Chromium, in Japanese as manual A has it and in English as
 * manual B has it, with the office beside it, and writes docs/images/*.png. With `-- --all <folder>` every page with
 * sample data instead, in both languages, at a desk, in the window, on a telephone, in forced colours and on paper; with
 * `-- --into <folder>` the pictures of the walk go there, whole pages in three widths, to be looked at.
 */
import { globSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/browser/chromium.ts'
import { startDemo } from '../test/demo-program.ts'
import { takeTheOfficeWalk } from './screenshot-office.ts'
import { screenshotSamples } from './screenshot-samples.ts'
import { takeTheWalk } from './screenshot-walk.ts'

const walks = [
  { language: 'ja', institution: 'a', locale: 'ja-JP' },
  { language: 'en', institution: 'b', locale: 'en-US' },
] as const

/** How a page is looked at by whoever makes it: at a desk, in the window of the renewal, on a telephone. */
const widths = [1280, 720, 360]

/** On the way to a page of the office there are more than anybody would look up; `--into` has them. */
const onlyOnTheWay = /office-.*-(?:form|preview|request|approved|maker|approver|shown)$/

const [flag, other] = process.argv.slice(2)
if (flag === '--all' && other !== undefined) await screenshotSamples(other)
else if (flag === '--into' && other !== undefined) await takeTheWalks(other, shootWhole)
else await takeTheWalks(join('docs', 'images'), shootWindow)

async function takeTheWalks(
  folder: string,
  take: (page: Page, path: string) => Promise<void>,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const old of globSync(`${folder}/*.png`)) rmSync(old)
  for (const { language, institution, locale } of walks) {
    const program = await startDemo()
    const viewport = { width: 960, height: 720 }
    const browser = await openBrowser({ trust: [program.root], locale, viewport })
    browser.context.setDefaultTimeout(20_000)
    const shoot = (page: Page, name: string) => take(page, join(folder, `${language}-${name}`))
    try {
      await takeTheOfficeWalk({ program, institution, language, shoot }) // before the clock moves, which spends its codes
      await takeTheWalk({ program, browser, institution, language, shoot })
    } finally {
      await browser.close()
      await program.close()
    }
  }
}

async function shootWindow(page: Page, name: string): Promise<void> {
  if (onlyOnTheWay.test(name)) return
  const path = `${name}.png`
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  console.log(`${path} ${statSync(path).size}`)
}

async function shootWhole(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize() ?? { width: 960, height: 720 }
  for (const width of widths) {
    const path = `${name}-${width}.png`
    await page.setViewportSize({ width, height: 800 })
    await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'hide' })
  }
  await page.setViewportSize(usual)
  console.log(name)
}
