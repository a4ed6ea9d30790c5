import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import * as screens from '../../src/words/screens.ts'
import { samplePages } from '../sample-pages.ts'
import { sampleNames, sampleShell } from '../sample-shell.ts'
import { checkAccessibility } from './accessibility.ts'
import { type Browser, openBrowser, skipUnlessBrowser } from './chromium.ts'
import { whyNoBrowser } from './launcher.ts'
import { cutOff, faintInForcedColours, leftOnPaper, widerThanTheScreen } from './layout-faults.ts'
import { type SampleSite, sampleSite } from './sample-site.ts'

const desk = { width: 1280, height: 800 }
/** What is left of 1280 × 1024 at 400 % (WCAG 1.4.10). */
const enlarged = { width: 320, height: 256 }
const paper = { width: 672, height: 950 }

const languages = ['ja', 'en'] as const
const shellOf = (language: 'ja' | 'en') => sampleShell(language, sampleNames[language], '/style.css')
const names = samplePages(shellOf('ja'), sampleNames.ja).map(({ name }) => name)

describe('every page, in both languages', { concurrency: false }, () => {
  let browser: Browser
  let page: Page
  let site: SampleSite

  before(async () => {
    if (whyNoBrowser() !== undefined) return
    browser = await openBrowser({ trust: [], locale: 'ja-JP', viewport: desk })
    page = await browser.context.newPage()
    site = await sampleSite(page)
  })
  after(() => browser?.close())

  for (const language of languages) {
    for (const name of names) {
      it(`${name} in ${language}`, async (t) => {
        if (skipUnlessBrowser(t)) return
        await page.emulateMedia({ media: 'screen', forcedColors: 'none' })
        await page.setViewportSize(desk)
        await site.open(page, language, name)
        await checkAccessibility(page)
        await page.setViewportSize(enlarged)
        assert.deepEqual(await page.evaluate(widerThanTheScreen), [], 'at 400 %')
        assert.deepEqual(await page.evaluate(cutOff), [], 'at 400 %')
        await page.evaluate(spaceTheText)
        assert.deepEqual(await page.evaluate(widerThanTheScreen), [], 'with wider spacing (WCAG 1.4.12)')
        assert.deepEqual(await page.evaluate(cutOff), [], 'with wider spacing (WCAG 1.4.12)')
        await page.evaluate(leaveTheText)
        await page.setViewportSize(desk)
        await page.emulateMedia({ forcedColors: 'active' })
        assert.deepEqual(await page.evaluate(faintInForcedColours), [], 'in forced colours')
        await page.emulateMedia({ media: 'print', forcedColors: 'none' })
        await page.setViewportSize(paper)
        assert.deepEqual(await page.evaluate(leftOnPaper), [], 'on paper')
        assert.deepEqual(await page.evaluate(widerThanTheScreen), [], 'on paper')
      })
    }
  }

  it('is in these samples', () => {
    const sampled = globSync('test/sample-*.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
    const pages = globSync('src/web/pages/*-page.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^export function (\w+Page)\(/gm)].map(([, name = '']) => name),
    )
    assert.ok(pages.length > 20)
    assert.deepEqual(
      pages.filter((name) => !sampled.includes(`${name}(`)),
      [],
      'pages that no sample shows',
    )
  })

  it('and so is every screen that can be read out', () => {
    const shown = samplePages(shellOf('en'), sampleNames.en)
      .map(({ page }) => page.toString())
      .join('\n')
    const codes = Object.entries(screens)
      // The staff's are an application of its own: test/browser/office.test.ts.
      .filter(([list]) => list.endsWith('Screens') && list !== 'officeScreens')
      .flatMap(([, list]) => Object.values(list as Record<string, { code: string }>))
      .map(({ code }) => code)
    assert.ok(codes.length > 30)
    assert.deepEqual(
      codes.filter((code) => !shown.includes(`>${code}<`)),
      [],
      'screens that no sample shows',
    )
  })
})

/** What a person may set who reads with difficulty; the page must bear it. */
function spaceTheText() {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}

function leaveTheText() {
  document.adoptedStyleSheets = []
}
