import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { type AutoSelect, whyNoBrowser, writeLauncher, writePolicies } from './launcher.ts'
import { makeNssStore, type NssStore } from './nss.ts'

/** Milliseconds after which nothing comes any more, on the slowest machine: what is awaited ends the wait, not this. */
export const patience = 60_000

export interface BrowserOptions {
  /** PEM of the roots that the person trusts for web sites. */
  trust: string[]
  /** Which of his certificates goes to a site that asks; any, if nothing is said. Nobody is there to be asked. */
  autoSelect?: AutoSelect
  locale: 'ja-JP' | 'en-US'
  viewport?: { width: number; height: number }
  javaScriptEnabled?: boolean
}

/** A person's Chromium, with a home and a certificate store of its own. */
export interface Browser {
  /** Another one after `select`: do not keep it. */
  context: BrowserContext
  nss: NssStore
  /** Imports into the person's store, which the browser sees at once. */
  importPkcs12(file: string, password: string): Promise<void>
  /** As on another PC: the browser has none to send. Starts Chromium anew, with the cookies. */
  removeCertificates(): Promise<void>
  /** From now on another of his certificates goes to the sites. Starts Chromium anew, with the cookies. */
  select(autoSelect: AutoSelect): Promise<void>
  /** Does what makes the page offer a file, and answers with the path where it was saved under the name it was offered. */
  download(page: Page, act: () => Promise<unknown>): Promise<string>
  close(): Promise<void>
}

/** Skips aloud where no browser can be had; with CI set that is a failure. True: return. */
export function skipUnlessBrowser(t: TestContext): boolean {
  const reason = whyNoBrowser()
  if (reason === undefined) return false
  if (process.env.CI) throw new Error(`with CI set nothing may be skipped: ${reason}`)
  t.skip(reason)
  return true
}

export async function openBrowser(options: BrowserOptions): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-browser-'))
  const nss = await makeNssStore(folder)
  for (const pem of options.trust) await nss.trust(pem)
  const launcher = writeLauncher(folder)
  writePolicies(folder, options.autoSelect ?? {})

  const restart = async () => {
    const cookies = await browser.context.cookies()
    await browser.context.close()
    browser.context = await launch(folder, launcher, options)
    await browser.context.addCookies(cookies)
  }
  const browser: Browser = {
    context: await launch(folder, launcher, options),
    nss,
    importPkcs12: (file, password) => nss.importPkcs12(file, password),
    removeCertificates: async () => {
      await nss.removeCertificates()
      await restart()
    },
    select: async (autoSelect) => {
      writePolicies(folder, autoSelect)
      await restart()
    },
    download: async (page, act) => {
      const [download] = await Promise.all([page.waitForEvent('download'), act()])
      const path = join(folder, 'downloads', download.suggestedFilename())
      await download.saveAs(path)
      return path
    },
    close: async () => {
      await browser.context.close()
      rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 200 })
    },
  }
  return browser
}

async function launch(folder: string, launcher: string, options: BrowserOptions): Promise<BrowserContext> {
  const { locale, viewport = { width: 1280, height: 800 }, javaScriptEnabled = true } = options
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: launcher,
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--in-process-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    headless: true,
    acceptDownloads: true,
    locale,
    viewport,
    javaScriptEnabled,
  })
  context.setDefaultTimeout(patience)
  return context
}
