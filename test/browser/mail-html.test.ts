import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { Language } from '../../src/domain/language.ts'
import { mailTemplates } from '../../src/domain/mail-template.ts'
import { exampleDates } from '../../src/service/office/example-dates.ts'
import { exampleMail } from '../../src/words/mail-example.ts'
import { mailHtml } from '../../src/words/mail-html.ts'
import { checkAccessibility } from './accessibility.ts'
import { type Browser, openBrowser, skipUnlessBrowser } from './chromium.ts'
import { whyNoBrowser } from './launcher.ts'
import { cutOff, widerThanTheScreen } from './layout-faults.ts'

const versions = [
  { version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy: defaultPolicy },
] as const
const now = Temporal.Instant.from('2026-11-22T00:00:00Z')

/** With names as long as names are, and one that nothing can break. */
function mailsIn(language: Language): string[] {
  const frame = {
    institution: { ja: 'わりふ信用金庫', en: 'Warifu Shinkin Bank' },
    wording: defaultPolicy.wording,
    language,
    company: '株式会社関東みどり製作所ホールディングス東日本営業本部'.repeat(2),
    person: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(3),
    maskedId: '******67',
    code: 'K7QF-2M9D',
    paragraph: 'unbreakable'.repeat(20),
  }
  return mailTemplates.map((template) =>
    mailHtml({ language, ...exampleMail(template, frame, exampleDates(template, 30, versions, now)) }),
  )
}

/** Where somebody reads his mail: a screen at night, and a telephone by day. */
const screens = [
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 320, height: 640, colorScheme: 'light' },
] as const

describe('the HTML part of every mail', { concurrency: false }, () => {
  let browser: Browser
  let page: Page
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    browser = await openBrowser({ trust: [], locale: 'ja-JP' })
    page = await browser.context.newPage()
  })
  after(() => browser?.close())

  for (const language of ['ja', 'en'] as const) {
    for (const { width, height, colorScheme } of screens) {
      it(`is read by anybody at ${width} pixels, ${colorScheme}, in ${language}, and asks for nothing`, async (t) => {
        if (skipUnlessBrowser(t)) return
        const asked: string[] = []
        page.on('request', (request) => asked.push(request.url()))
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        for (const html of mailsIn(language)) {
          await page.setContent(html)
          await checkAccessibility(page)
          assert.deepEqual(await page.evaluate(widerThanTheScreen), [])
          assert.deepEqual(await page.evaluate(cutOff), [])
        }
        assert.deepEqual(asked, [])
      })
    }
  }
})
