import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { parseCertificationRequest } from '../../src/pki/certification-request.ts'
import {
  bank,
  type Conduct,
  fileName,
  friendlyName,
  type IslandsSite,
  openIslandsSite,
  type Visit,
} from '../islands-site.ts'
import { checkAccessibility } from './accessibility.ts'
import { type Browser, openBrowser, skipUnlessBrowser } from './chromium.ts'
import { whyNoBrowser } from './launcher.ts'

const anyKey = { keyAlgorithm: 'EC-P256', form: 'aes' } as const
const sections = ['issuing', 'saving', 'offline', 'refused', 'incapable'] as const

describe('the page where the certificate is made', { concurrency: false }, () => {
  let site: IslandsSite
  let browser: Browser
  before(async () => {
    if (whyNoBrowser() !== undefined) return
    site = await openIslandsSite()
    browser = await openBrowser({ trust: [], locale: 'ja-JP' })
    browser.context.setDefaultTimeout(10_000)
  })
  after(async () => {
    await browser?.close()
    site?.close()
  })

  /** Opens the page; `prepare` runs before it. Whatever the content policy forbids fails the test. */
  const open = async (visit: Visit, prepare: (page: Page) => Promise<unknown> = async () => {}) => {
    const page = await browser.context.newPage()
    const violations: string[] = []
    await page.exposeFunction('reportViolation', (text: string) => violations.push(text))
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        Reflect.get(window, 'reportViolation')(`${violatedDirective} ${blockedURI}`)
      })
    })
    page.on('console', (message) => {
      if (/content security policy|trusted ?type/i.test(message.text())) violations.push(message.text())
    })
    await prepare(page)
    await page.goto(visit.url)
    return { page, violations }
  }

  for (const [keyAlgorithm, form] of [
    ['EC-P256', 'aes'],
    ['EC-P256', '3des'],
    ['EC-P384', 'aes'],
    ['RSA-2048', 'aes'],
    ['RSA-2048', '3des'],
  ] as const) {
    it(`makes a file that opens with the password shown: ${keyAlgorithm}, ${form}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const visit = site.visit({ keyAlgorithm, form })
      const errors: string[] = []
      const { page, violations } = await open(visit, async (opening) => {
        opening.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
        opening.on('pageerror', (error) => errors.push(error.message))
      })
      await seen(page, 'saving')
      const password = await page.locator('#password').innerText()
      assert.match(password, /^(?:[a-z2-9]{4}-){5}[a-z2-9]{4}$/)
      const path = await browser.download(page, () => page.locator('#file-link').click())
      assert.equal(basename(path), fileName)

      const [request = assert.fail('no request')] = visit.requests
      const { key, certificates } = contents(path, password)
      const [certificate, ...chain] = certificates
      assert.ok(certificate !== undefined, 'a certificate')
      assert.ok(certificate.raw.equals(site.authority.issue(request)), 'the one that was issued')
      assert.deepEqual(
        chain.map(({ raw }) => raw),
        [site.authority.certificate],
      )
      assert.ok(key.includes('PRIVATE KEY'))
      assert.equal(publicKeyOf(key), certificate.publicKey.export({ type: 'spki', format: 'pem' }))
      assert.deepEqual(parseCertificationRequest(request).subject, [])

      await browser.importPkcs12(path, password)
      assert.deepEqual(await browser.nss.certificates(), [friendlyName])
      await browser.nss.removeCertificates()
      assert.deepEqual([violations, errors], [[], []])
      await page.close()
    })
  }

  it('shows how far it has come, and makes nobody wait for what is done', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.conducts = ['never-answer']
    const { page } = await open(visit)
    await page.locator('[data-step=certificate][data-state=doing]').waitFor()
    const states = await page
      .locator('[data-step]')
      .evaluateAll((lines) => lines.map(({ dataset }) => dataset.state))
    assert.deepEqual(states, ['done', 'done', 'doing', 'todo'])
    await seen(page, 'issuing')
    await page.close()
  })

  it('is accessible with its file and password on show', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site.visit(anyKey))
    await seen(page, 'saving')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'saving-heading')
    await checkAccessibility(page)
    await page.close()
  })

  it('saves again the same file, and leads the keyboard there', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site.visit(anyKey))
    await seen(page, 'saving')
    assert.deepEqual(await visible(page, '#saved', '#save-again'), [false, false])
    const first = readFileSync(await browser.download(page, () => page.locator('#file-link').press('Enter')))
    assert.deepEqual(await visible(page, '#saved', '#save-again', '#file-link'), [true, true, false])
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'save-again')
    const again = readFileSync(await browser.download(page, () => page.locator('#save-again').press('Enter')))
    assert.ok(first.equals(again))
    await page.close()
  })

  it('copies the password', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site.visit(anyKey))
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await seen(page, 'saving')
    assert.deepEqual(await visible(page, '#copied'), [false])
    await page.locator('#copy').click()
    await page.locator('#copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(copied, await page.locator('#password').innerText())
    await page.close()
  })

  it('marks the password where it may not copy it, and does not say that it did', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site.visit(anyKey), (opening) =>
      opening.addInitScript(() => {
        Clipboard.prototype.writeText = () => Promise.reject(new Error('forbidden'))
      }),
    )
    await seen(page, 'saving')
    await page.locator('#copy').click()
    await page.waitForFunction(
      () => String(getSelection()) === document.getElementById('password')?.textContent,
    )
    assert.deepEqual(await visible(page, '#copied'), [false])
    await page.close()
  })

  it('warns whoever leaves before the file is saved, and not afterwards', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site.visit(anyKey))
    await seen(page, 'saving')
    await page.locator('#copy').click() // a browser warns only those who have done something in the page
    const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })])
    assert.equal(dialog.type(), 'beforeunload')
    await dialog.dismiss()
    await browser.download(page, () => page.locator('#file-link').click())
    const warnings: string[] = []
    page.on('dialog', (warning) => {
      warnings.push(warning.type())
      return warning.accept()
    })
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })])
    assert.deepEqual(warnings, [])
  })

  it('opens the proof in a window of its own and says that it waits', async (t) => {
    if (skipUnlessBrowser(t)) return
    const { page } = await open(site.visit(anyKey))
    await seen(page, 'saving')
    assert.deepEqual(await visible(page, '#proving'), [false])
    const [proof] = await Promise.all([
      browser.context.waitForEvent('page'),
      page.locator('#installed').click(),
    ])
    await proof.waitForURL('**/proof')
    assert.deepEqual(await visible(page, '#proving', '#saving'), [true, true])
    await proof.close()
    await page.close()
  })

  for (const [what, conduct] of Object.entries({
    'the answer is cut off': 'cut',
    'the server is too busy': { status: 503, problem: { detail: 'busy' } },
  } as const)) {
    it(`goes on with the same key when ${what}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const visit = site.visit(anyKey)
      visit.conducts = new Array<Conduct>(9).fill(conduct) // Chromium itself tries again where a connection breaks
      const { page } = await open(visit)
      await seen(page, 'offline')
      const before = visit.requests.length
      await page.locator('#retry').click()
      await untilTrue(async () => visit.requests.length > before)
      await seen(page, 'offline')
      visit.conducts = []
      await page.locator('#retry').click()
      await seen(page, 'saving')
      assert.equal(new Set(visit.requests.map(String)).size, 1)
      const password = await page.locator('#password').innerText()
      const { certificates } = contents(
        await browser.download(page, () => page.locator('#file-link').click()),
        password,
      )
      assert.ok(certificates[0]?.raw.equals(site.authority.issue(visit.requests[0] ?? assert.fail())))
      await page.close()
    })
  }

  it('does not wait for an answer for ever', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.conducts = ['never-answer']
    const { page } = await open(visit, (opening) =>
      opening.addInitScript(() => {
        const { timeout } = AbortSignal
        AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds / 100) // 30 s are 0.3 s
      }),
    )
    await seen(page, 'offline')
    await page.locator('#retry').click()
    await seen(page, 'saving')
    await page.close()
  })

  it('makes another key after a reload', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    const { page } = await open(visit)
    await seen(page, 'saving')
    await page.reload()
    await seen(page, 'saving')
    const [one, other] = visit.requests.map((request) => parseCertificationRequest(request).spki)
    assert.notDeepEqual(one, other)
    await page.close()
  })

  it('says why the server refused, and leads where it says', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.conducts = [
      { status: 403, problem: { detail: '<b>期限</b>が過ぎました。', onward: '/renewal/elsewhere' } },
    ]
    const { page, violations } = await open(visit)
    await seen(page, 'refused')
    assert.equal(await page.locator('#refused-detail').innerText(), '<b>期限</b>が過ぎました。')
    await checkAccessibility(page)
    await page.locator('#refused .act a').click()
    await page.waitForURL(`${site.origin}/renewal/elsewhere`)
    assert.deepEqual(violations, [])
    await page.close()
  })

  it('leads to the beginning when the server refused without a word', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.conducts = [{ status: 409, problem: {} }]
    const { page } = await open(visit)
    await seen(page, 'refused')
    assert.equal(await page.locator('#refused .act a').getAttribute('href'), '/again')
    await page.close()
  })

  it('makes no file of a certificate for another key', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.conducts = ['issue-for-another-key']
    const { page } = await open(visit)
    await seen(page, 'refused')
    assert.equal(await page.locator('#file-link').getAttribute('href'), null)
    assert.equal(visit.questions, 0)
    await page.close()
  })

  for (const [what, keyAlgorithm, spoil] of [
    [
      'has no WebCrypto',
      'EC-P256',
      () => Reflect.defineProperty(Crypto.prototype, 'subtle', { value: undefined }),
    ],
    [
      'makes no keys',
      'EC-P256',
      () => {
        const reject = () => Promise.reject(new DOMException('', 'NotSupportedError'))
        Reflect.defineProperty(SubtleCrypto.prototype, 'generateKey', { value: reject })
      },
    ],
    [
      'gives no keys out',
      'EC-P256',
      () => {
        const reject = () => Promise.reject(new DOMException('', 'NotSupportedError'))
        Reflect.defineProperty(SubtleCrypto.prototype, 'exportKey', { value: reject })
      },
    ],
    ['makes no files', 'EC-P256', () => Reflect.deleteProperty(URL, 'createObjectURL')],
    ['is too old', 'EC-P256', () => Reflect.deleteProperty(Array.prototype, 'toSorted')],
    ['does not know such keys', 'EC-P999', () => {}],
  ] as const) {
    it(`says so in a browser that ${what}, and asks for nothing`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const visit = site.visit({ ...anyKey, keyAlgorithm })
      const { page } = await open(visit, (opening) => opening.addInitScript(spoil))
      await seen(page, 'incapable')
      assert.equal(visit.requests.length, 0)
      await page.close()
    })
  }

  it('goes on by itself once the certificate is proved, whatever was answered before', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.states = ['fault', 'waiting', 'proved']
    const { page } = await open(visit, holdClock)
    await seen(page, 'saving')
    await browser.download(page, () => page.locator('#file-link').click())
    await untilTrue(async () => {
      await page.clock.runFor(2000)
      return page.url() === `${site.origin}/done`
    })
    assert.equal(visit.questions, 3)
    await page.close()
  })

  it('asks no more when there is nothing to wait for', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    visit.states = ['waiting', 'ended']
    const { page } = await open(visit, holdClock)
    await seen(page, 'saving')
    await untilTrue(async () => {
      await page.clock.runFor(2000)
      return visit.questions === 2
    })
    await askedNoMore(page, visit)
    await page.close()
  })

  it('asks at once when the person comes back, and no more after two hours', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    const { page } = await open(visit, holdClock)
    await seen(page, 'saving')
    await page.clock.pauseAt(60_000)
    await settled(page)
    const before = visit.questions
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await settled(page)
    assert.equal(visit.questions, before + 1)
    await page.clock.fastForward('02:00:00')
    await secondsToNext(page, visit, 3) // one more may have been due
    await askedNoMore(page, visit)
    await page.close()
  })

  it('asks seldom while nobody sees it', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site.visit(anyKey)
    const { page } = await open(visit, async (opening) => {
      await holdClock(opening)
      await opening.addInitScript(() => Reflect.defineProperty(document, 'hidden', { get: () => true }))
    })
    await seen(page, 'saving')
    await page.clock.pauseAt(60_000)
    await settled(page)
    await secondsToNext(page, visit, 20)
    const seconds = await secondsToNext(page, visit, 20)
    assert.ok(seconds >= 5 && seconds < 10, `${seconds} s`)
    await page.close()
  })
})

/** This section and no other, with its title in the bar. */
async function seen(page: Page, section: (typeof sections)[number]) {
  await page.locator(`#${section}`).waitFor()
  const shown = await visible(page, ...sections.map((id) => `#${id}`))
  assert.deepEqual(
    sections.filter((_, i) => shown[i]),
    [section],
  )
  const title = await page.locator(`#${section}`).getAttribute('data-title')
  assert.equal(await page.title(), `${title} | ${bank}`)
}

function visible(page: Page, ...selectors: string[]) {
  return Promise.all(selectors.map((selector) => page.locator(selector).isVisible()))
}

/** What OpenSSL finds in the file. */
function contents(path: string, password: string) {
  const { stdout, stderr } = spawnSync(
    'openssl',
    ['pkcs12', '-in', path, '-nodes', '-passin', `pass:${password}`],
    {
      encoding: 'utf8',
    },
  )
  const [key, ...certificates] = ['PRIVATE KEY', 'CERTIFICATE'].flatMap((label) =>
    [...stdout.matchAll(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g'))].map(
      ([pem]) => pem,
    ),
  )
  assert.ok(key !== undefined, stderr)
  return { key, certificates: certificates.map((pem) => new X509Certificate(pem)) }
}

function publicKeyOf(privateKey: string) {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
}

/** Lets go of the event loop between two looks: the site that answers runs in this very process. */
async function untilTrue(is: () => Promise<boolean>) {
  const end = Date.now() + 10_000
  while (!(await is())) {
    assert.ok(Date.now() < end, 'it never came true')
    await setTimeout(20)
  }
}

/** No question is under way, and the page has taken in the last answer. */
async function settled(page: Page) {
  await untilTrue(async () => {
    const { asked, answered } = await page.evaluate(() => ({
      asked: Reflect.get(window, 'asked'),
      answered: Reflect.get(window, 'answered'),
    }))
    return asked === answered
  })
}

/** The time of the page stands in the hands of the test. */
async function holdClock(page: Page) {
  await page.clock.install({ time: 0 })
  await page.addInitScript(countQuestions)
}

/** Counts what the page asks, and what it has read of the answers. */
function countQuestions() {
  const count = (name: string) => Reflect.set(window, name, (Reflect.get(window, name) ?? 0) + 1)
  const { fetch } = window
  const { json } = Response.prototype
  window.fetch = (...question) => {
    if (String(question[0]).endsWith('/status')) count('asked')
    return fetch(...question)
  }
  Response.prototype.json = async function () {
    const answer: unknown = await json.call(this)
    count('answered')
    return answer
  }
}

/** How long it takes until the page asks again, at most. */
async function secondsToNext(page: Page, visit: Visit, most: number): Promise<number> {
  const before = visit.questions
  for (let second = 1; second <= most; second += 1) {
    await page.clock.runFor(1000)
    await settled(page)
    if (visit.questions > before) return second
  }
  return Number.POSITIVE_INFINITY
}

async function askedNoMore(page: Page, visit: Visit) {
  await settled(page)
  const before = visit.questions
  for (let round = 0; round < 5; round += 1) {
    await page.clock.runFor(5000)
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await settled(page)
  }
  assert.equal(visit.questions, before)
}
