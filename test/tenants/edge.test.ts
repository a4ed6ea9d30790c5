import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { portalApp } from '../../src/http/portal/app.ts'
import { logonUrl } from '../../src/http/site.ts'
import { everyRoute } from '../office/every-route.ts'
import type { Browser, Page } from '../world/browser.ts'
import { type OfficeAnswer, type OpenOfficeBrowser, officeBrowsers } from '../world/office-browser.ts'
import { openStand, type Stand } from './stand.ts'
import { madeUp, type Things } from './things.ts'

/** What one institution gave, presented at another's hosts: as with what nobody gave. */
describe('at another institution’s hosts', () => {
  let stand: Stand
  before(async () => {
    stand = await openStand()
  })
  after(() => stand?.close())

  /** Asked with theirs and with what is made up, the answers look alike, and say and change nothing of theirs. */
  async function alike<A extends Page | OfficeAnswer>(ask: (things: Things) => Promise<A>): Promise<A> {
    const theirThings = stand.others[asked++ % stand.others.length]
    assert.ok(theirThings)
    const answer = await ask(theirThings)
    const guess = await ask(madeUp(theirThings))
    assert.deepEqual(outside(answer), outside(guess))
    assert.ok(answer.status < 500, answer.text)
    const said = `${answer.text} ${answer.headers.get('location') ?? ''}`
    const given = JSON.stringify(theirThings)
    assert.deepEqual(
      stand.theirs.filter((text) => said.includes(text) && !given.includes(text)),
      [],
    )
    assert.ok(await stand.isUntouched(), 'their rows are as they were')
    return answer
  }
  let asked = 0

  it('cookies, ids and codes open no page and do no deed of the portal', async () => {
    const { world } = stand.crowd
    const routes = new Set(
      portalApp(world.portal)
        .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
        .map(({ method, path }) => `${method} ${path}`),
    )
    assert.ok(routes.size >= 35)
    for (const route of routes) await alike((things) => askPortal(world.openBrowser('a'), route, things))
  })

  it('an address of theirs is nobody’s here, whatever certificate is shown', async () => {
    const { openBrowser, portal } = stand.crowd.world
    const address = ({ label }: Things) => logonUrl(portal.site, 'a', label, 'ja')
    for (const one of stand.own.slice(0, 4)) {
      const page = await alike((things) => openBrowser('a').present(address(things), one.certificate.der))
      assert.equal(page.location, '')
    }
    await alike((things) => openBrowser('a').present(address(things), things.certificate.der))
  })

  it('a certificate of theirs is told to be another institution’s, and logs nobody on', async () => {
    for (const _ of stand.others) {
      const page = await alike(async ({ certificate }) => {
        const browser = stand.crowd.world.openBrowser('a')
        const { location } = await browser.get('/logon/start?purpose=logon')
        return browser.present(location, certificate.der)
      })
      assert.equal(page.screen, 'L-44')
    }
  })

  for (const session of ['theirs', 'one’s own'] as const) {
    it(`nothing of the office opens by their ids and codes in a session that is ${session}`, async () => {
      const open = officeBrowsers(stand.crowd.world)
      const [own] = stand.own
      assert.ok(own)
      for (const [route, { query, body }] of Object.entries(everyRoute)) {
        // Whoever signs out or in, or has his session asked for, says nothing of theirs with a session of his own.
        if (session === 'one’s own' && !route.includes(':')) continue
        await alike((things) => {
          const token = session === 'theirs' ? things.staffToken : own.staffToken
          return askOffice(open, token, route, query, body, things)
        })
      }
    })
  }

  it('where one’s own things open what these did not', async () => {
    const { world } = stand.crowd
    const as = (state: string) => stand.own.find(({ identification }) => identification.loginId === state)
    for (const [state, path] of [
      ['idle', '/menu'],
      ['idle', '/notices'],
      ['idle', '/certificate'],
      ['renewing', '/renewal/:id'],
      ['opened', '/acquire/window'],
    ] as const) {
      const own = as(state)
      assert.ok(own)
      const page = await askPortal(world.openBrowser('a'), `GET ${path}`, own)
      const guess = await askPortal(world.openBrowser('a'), `GET ${path}`, madeUp(own))
      assert.deepEqual([page.status, guess.status === 200], [200, false], path)
    }
    const [own] = stand.own
    assert.ok(own)
    const open = officeBrowsers(world)
    for (const route of ['GET /api/members/:member', 'GET /api/approvals/:approval']) {
      assert.equal((await askOffice(open, own.staffToken, route, undefined, undefined, own)).status, 200)
    }
  })
})

function askPortal(browser: Browser, route: string, things: Things): Promise<Page> {
  const [method, path = ''] = route.split(' ')
  const { role, contractNumber, loginId, pin, confirmationPin } = things.identification
  for (const [name, value] of [
    ['session', things.sessionToken],
    ['acquisition', things.acquisitionToken],
    ['attempt', things.cookie],
  ] as const)
    browser.cookies.set(`__Host-${name}`, value)
  const address = path.replace(':code', 'not-found').replace(/:[a-z]+/, things.renewalId)
  if (method === 'GET') return browser.get(`${address}?purpose=logon&code=${things.handover}`)
  if (address.endsWith('/certificate')) {
    return browser.postJson(address, { request: things.request.toBase64() })
  }
  return browser.post(address, {
    role,
    contractId: contractNumber,
    memberId: loginId ?? '',
    pin,
    confirmationPin,
    code: things.pickupCode,
    step: 'consent',
    answer: 'yes',
  })
}

function askOffice(
  open: OpenOfficeBrowser,
  token: string,
  route: string,
  query: string | undefined,
  body: unknown,
  things: Things,
): Promise<OfficeAnswer> {
  const [method, path = ''] = route.split(' ')
  const ids: Record<string, string> = {
    ':member': things.memberId,
    ':approval': things.approval.id,
    ':alarm': things.alarmId,
  }
  const address = path.replace(/:[a-z]+/, (name) => ids[name] ?? things.ceremonyId)
  const browser = open({ slug: 'a', token })
  if (method === 'GET') return browser.get(`${address}${query === undefined ? '' : `?${query}`}`)
  return browser.post(address, withTheirs(body, things))
}

/** The body with what they have in the fields of these names. */
function withTheirs(body: unknown, things: Things): unknown {
  const { signIn, activation, approval, ceremonyId, passkeyResponse: response } = things
  const theirs: Record<string, unknown> = {
    ...signIn,
    ...activation,
    shownHash: approval.shownHash,
    ceremonyId,
    response,
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, theirs[name] ?? withTheirs(value, things)]),
  )
}

/** What can be told apart from outside, without what is new in each answer. */
function outside(answer: Page | OfficeAnswer) {
  const { status, headers, text } = answer
  const location = headers.get('location')?.replace(/-[a-z2-7]{45}\./, '-LABEL.')
  const cookies = headers.getSetCookie().map((line) => line.split('=')[0])
  return { status, location, cookies, screen: 'screen' in answer ? answer.screen : '', length: text.length }
}
