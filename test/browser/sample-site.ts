import { buildSync } from 'esbuild'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import { samplePages } from '../sample-pages.ts'
import { type SamplePage, sampleNames, sampleShell } from '../sample-shell.ts'

/** Every page with its real style sheet, for a browser without a server. */
export interface SampleSite {
  pages(language: Language): readonly SamplePage[]
  open(page: Page, language: Language, name: string): Promise<void>
}

const origin = 'https://samples.test'

/** Answers the browser's requests itself: nothing goes out, and what no sample has is not found. */
export async function sampleSite(page: Page): Promise<SampleSite> {
  const { outputFiles } = buildSync({
    entryPoints: ['src/web/pages/style.css'],
    bundle: true,
    write: false,
    logLevel: 'warning',
  })
  const samples = (language: Language) => {
    const names = sampleNames[language]
    return samplePages(sampleShell(language, names, '/style.css'), names)
  }
  const documents = new Map<string, string>()
  for (const language of ['ja', 'en'] as const) {
    for (const { name, page } of samples(language)) documents.set(`/${language}/${name}`, page.toString())
  }
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/style.css') {
      await route.fulfill({ contentType: 'text/css; charset=utf-8', body: outputFiles[0]?.text ?? '' })
      return
    }
    const body = documents.get(pathname)
    await route.fulfill(
      body === undefined ? { status: 404 } : { contentType: 'text/html; charset=utf-8', body },
    )
  })
  return {
    pages: samples,
    open: async (opened, language, name) => {
      const path = `/${language}/${name}`
      const html = documents.get(path)
      // Written over the page before, it keeps what has been read into its window; a first one goes the long way.
      if (html !== undefined && opened.url().startsWith(origin))
        await opened.evaluate(rewrite, { path, html })
      else await opened.goto(origin + path)
    },
  }
}

/** Ends when the new page and its style sheet are there: run in the page. */
async function rewrite({ path, html }: { path: string; html: string }): Promise<void> {
  history.replaceState(null, '', path)
  document.open()
  const loaded = new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  document.write(html)
  document.close()
  await loaded
}
