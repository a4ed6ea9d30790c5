import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { Conduct, Visit } from '../islands-site.ts'
import { checkAccessibility } from './accessibility.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { anyKey, enrolmentStage, seen, untilTrue } from './enrolment-stage.ts'
import { contents } from './file-contents.ts'

describe('what the page asks where the certificate is made', { concurrency: false }, () => {
  const { site, browser, open } = enrolmentStage()

  for (const [what, conduct] of Object.entries({
    'the answer is cut off': 'cut',
    'the server is too busy': { status: 503, problem: { detail: 'busy' } },
  } as const)) {
    it(`goes on with the same key when ${what}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const visit = site().visit(anyKey)
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
        await browser().download(page, () => page.locator('#file-link').click()),
        password,
      )
      assert.ok(certificates[0]?.raw.equals(site().authority.issue(visit.requests[0] ?? assert.fail())))
      await page.close()
    })
  }

  it('says after a while that nothing begins, where its script does not come, and offers to load it again', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    const { page } = await open(visit, (opening) => opening.route('**/*.js', (route) => route.abort()))
    await seen(page, 'issuing')
    assert.deepEqual([await stalledAt(page, 9_999), await stalledAt(page, 10_001)], ['hidden', 'visible'])
    await checkAccessibility(page)
    await page.unrouteAll()
    await page.locator('.stalled a').click()
    await seen(page, 'saving')
    await page.close()
  })

  it('does not wait for an answer for ever', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    visit.conducts = ['never-answer']
    const { page } = await open(visit, (opening) =>
      opening.addInitScript(() => {
        const { timeout } = AbortSignal
        // Of the first question alone: 30 s are 0.3 s.
        AbortSignal.timeout = (milliseconds) => {
          AbortSignal.timeout = timeout
          return timeout.call(AbortSignal, milliseconds / 100)
        }
      }),
    )
    await seen(page, 'offline')
    await page.locator('#retry').click()
    await seen(page, 'saving')
    await page.close()
  })

  it('says why the server refused, and leads where it says', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    visit.conducts = [
      { status: 403, problem: { detail: '<b>期限</b>が過ぎました。', onward: '/renewal/elsewhere' } },
    ]
    const { page, violations } = await open(visit)
    await seen(page, 'refused')
    assert.equal(await page.locator('#refused-detail').innerText(), '<b>期限</b>が過ぎました。')
    await checkAccessibility(page)
    await page.locator('#refused .act a').click()
    await page.waitForURL(`${site().origin}/renewal/elsewhere`)
    assert.deepEqual(violations, [])
    await page.close()
  })

  it('leads to the beginning when the server refused without a word', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    visit.conducts = [{ status: 409, problem: {} }]
    const { page } = await open(visit)
    await seen(page, 'refused')
    assert.equal(await page.locator('#refused .act a').getAttribute('href'), '/again')
    await page.close()
  })

  it('goes on by itself once the certificate is proved, whatever was answered before', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
    visit.states = ['fault', 'waiting', 'proved']
    const { page } = await open(visit, holdClock)
    await seen(page, 'saving')
    await browser().download(page, () => page.locator('#file-link').click())
    await untilTrue(async () => {
      await page.clock.runFor(2000)
      return page.url() === `${site().origin}/done`
    })
    assert.equal(visit.questions, 3)
    await page.close()
  })

  it('asks no more when there is nothing to wait for', async (t) => {
    if (skipUnlessBrowser(t)) return
    const visit = site().visit(anyKey)
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
    const visit = site().visit(anyKey)
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
    const visit = site().visit(anyKey)
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

/** How 「処理が始まりません」 stands there so many milliseconds after the page has come. */
function stalledAt(page: Page, milliseconds: number): Promise<string> {
  return page.locator('.stalled').evaluate((element, at) => {
    for (const animation of element.getAnimations()) animation.currentTime = at
    return getComputedStyle(element).visibility
  }, milliseconds)
}
