/**
 * npm run screenshots: walks the whole path in a real Chromium, in Japanese as manual A has it and in English as
 * manual B has it, with the office beside it, and writes docs/images/*.png. With `-- --all <folder>` every page with
 * sample data instead, in both languages, at a desk, in the window, on a telephone, in forced colours and on paper; with
 * `-- --into <folder>` the pictures of the walk go there, to be looked at first.
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

const [flag, other] = process.argv.slice(2)
if (flag === '--all' && other !== undefined) await screenshotSamples(other)
else await takeTheWalks(flag === '--into' && other !== undefined ? other : join('docs', 'images'))

async function takeTheWalks(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const old of globSync(`${folder}/*.png`)) rmSync(old)
  for (const { language, institution, locale } of walks) {
    const program = await startDemo()
    const viewport = { width: 960, height: 720 }
    const browser = await openBrowser({ trust: [program.root], locale, viewport })
    browser.context.setDefaultTimeout(20_000)
    const shoot = async (page: Page, name: string) => {
      const path = join(folder, `${language}-${name}.png`)
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
      console.log(`${path} ${statSync(path).size}`)
    }
    try {
      await takeTheOfficeWalk({ program, institution, language, shoot }) // before the clock moves, which spends its codes
      await takeTheWalk({ program, browser, institution, language, shoot })
    } finally {
      await browser.close()
      await program.close()
    }
  }
}
