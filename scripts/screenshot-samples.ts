import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/browser/chromium.ts'
import { sampleSite } from '../test/browser/sample-site.ts'

/** In which circumstances each page is looked at. */
const circumstances = [
  { name: 'desk', size: { width: 1280, height: 800 }, media: {} },
  { name: 'window', size: { width: 720, height: 640 }, media: {} },
  { name: 'phone', size: { width: 360, height: 640 }, media: {} },
  { name: 'forced-colours', size: { width: 720, height: 640 }, media: { forcedColors: 'active' } },
  { name: 'paper', size: { width: 672, height: 950 }, media: { media: 'print' } },
] as const

/** Every page with sample data, in both languages and all circumstances, and a document to look through them. */
export async function screenshotSamples(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const browser = await openBrowser({ trust: [], locale: 'ja-JP' })
  try {
    const page = await browser.context.newPage()
    const site = await sampleSite(page)
    const rows: string[] = []
    for (const language of ['ja', 'en'] as const) {
      for (const { name } of site.pages(language)) {
        await site.open(page, language, name)
        rows.push(row(await shoot(page, folder, `${language}-${name}`), `${language} ${name}`))
      }
    }
    const file = join(folder, 'index.html')
    writeFileSync(
      file,
      `<!doctype html>\n<meta charset="utf-8">\n<title>All pages</title>\n<table>\n${rows.join('\n')}\n</table>\n`,
    )
    console.log(`${rows.length} pages: ${file}`)
  } finally {
    await browser.close()
  }
}

/** Answers with the names of the files. */
async function shoot(page: Page, folder: string, name: string): Promise<string[]> {
  const files: string[] = []
  for (const { name: circumstance, size, media } of circumstances) {
    await page.emulateMedia({ media: 'screen', forcedColors: 'none', ...media })
    await page.setViewportSize(size)
    const file = `${name}-${circumstance}.png`
    await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled', caret: 'hide' })
    files.push(file)
  }
  return files
}

function row(files: readonly string[], title: string): string {
  const cells = files.map(
    (file) => `<td><a href="${file}"><img src="${file}" alt="${file}" width="240"></a></td>`,
  )
  return `<tr><th>${title}</th>${cells.join('')}</tr>`
}
