import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type * as z from 'zod'
import {
  activationAnswer,
  approval,
  approvalMade,
  approvalsAnswer,
  ceremony,
  memberAnswer,
  memberSearchAnswer,
  sessionAnswer,
  timelineAnswer,
  unlockPreview,
} from '../../src/wire/office.ts'
import { type OfficeBrowser, officeBrowsers, saysNo } from '../world/office-browser.ts'
import { softPasskey } from '../world/passkey.ts'
import { identify, readPerson } from '../world/person.ts'
import { activatePasskey, addPerson, codeOf, type NewPerson, openOffice, password } from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** Ichiro's door of 「電子証明書取得」 after five wrong PINs. */
async function lockOut(world: World) {
  const ichiro = await readPerson(world, 'ichiro')
  for (let tried = 0; tried < 5; tried++) await identify(world.openBrowser(), ichiro, { pin: '00000000' })
  return ichiro
}

async function requestFor(browser: OfficeBrowser, member: string, evidence: string) {
  const { shown, shownHash } = await browser.read(unlockPreview, `/api/members/${member}/unlock`)
  const wish = { shownHash, evidence }
  const { approvalId } = await browser.do(approvalMade, `/api/members/${member}/unlock`, wish)
  return { approvalId, shown, shownHash, path: `/api/approvals/${approvalId}` }
}

async function activate(
  world: World,
  browser: OfficeBrowser,
  { loginId, activationCode }: NewPerson,
  way: 'passkey' | 'password',
) {
  const typed = { loginId, activationCode }
  const begun = await browser.do(activationAnswer, '/api/activation', typed)
  const { ceremonyId, options } = begun.ceremony
  const body =
    way === 'passkey'
      ? { ...typed, ceremonyId, response: softPasskey(browser.origin).create(options) }
      : { ...typed, password, code: codeOf(world, begun.totp.secret) }
  const done = await browser.post(`/api/activation/${way}`, body)
  assert.equal(done.status, 204, done.text)
  return begun
}

describe('the office over HTTP', () => {
  for (const way of ['passkey', 'password'] as const) {
    it(`lets a new person in by the code of the terminal, with a ${way}`, async (t) => {
      const world = await makeWorld(t, { now })
      const browser = officeBrowsers(world)()
      const typed = await addPerson(world, 'kenji', ['desk'])
      const begun = await activate(world, browser, typed, way)
      assert.deepEqual([begun.name, begun.roles], ['高橋 健二', ['desk']])
      const session = await browser.read(sessionAnswer, '/api/session')
      assert.ok(session.state === 'signed-in')
      assert.deepEqual(session.staff.methods, [way])
      assert.equal(
        saysNo(
          await officeBrowsers(world)().post('/api/activation', {
            loginId: typed.loginId,
            activationCode: typed.activationCode,
          }),
        ),
        '403 activation-failed',
      )
    })
  }

  for (const way of ['passkey', 'password'] as const) {
    it(`ends the session that a colleague left in the browser, when somebody activates with a ${way}`, async (t) => {
      const world = await makeWorld(t, { now })
      const kenji = await addPerson(world, 'kenji', ['desk'])
      const { token } = await activatePasskey(world, kenji)
      const [browser, elsewhere] = [officeBrowsers(world)({ token }), officeBrowsers(world)({ token })]
      const whoIsIn = async ({ read }: OfficeBrowser) => {
        const session = await read(sessionAnswer, '/api/session')
        return session.state === 'signed-in' ? session.staff.loginId : session.state
      }
      assert.equal(await whoIsIn(elsewhere), 'kenji')
      await activate(world, browser, await addPerson(world, 'yuko', ['approver']), way)
      assert.equal(await whoIsIn(browser), 'yuko')
      assert.equal(await whoIsIn(elsewhere), 'signed-out')
    })
  }

  it('takes no passkey that was made on a page of another host, the portal’s least of all', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const browser = officeBrowsers(world)()
    for (const twist of [
      { origin: 'https://a.warifu.test:8443' },
      { origin: 'https://a.office.warifu.test' },
      { origin: 'https://b.office.warifu.test:8443', rpId: 'b.office.warifu.test' },
      { rpId: 'office.warifu.test' },
      { rpId: 'warifu.test' },
    ]) {
      const { ceremonyId, options } = await browser.do(ceremony, '/api/sign-in/passkey/options', {})
      const response = kenji.passkey.get(options, twist)
      const answer = await browser.post('/api/sign-in/passkey', { ceremonyId, response })
      assert.equal(saysNo(answer), '403 sign-in-failed', JSON.stringify(twist))
    }
  })

  it('lets the desk ask for an unlock, another person approve it, and the member in again', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await lockOut(world)
    assert.equal((await identify(world.openBrowser(), ichiro)).status, 403)
    const { kenji, yuko } = await openOffice(world)
    const open = officeBrowsers(world)
    const [desk, approver] = [open({ token: kenji.token }), open({ token: yuko.token })]

    const { members } = await desk.read(memberSearchAnswer, `/api/members?q=${encodeURIComponent('佐藤')}`)
    assert.deepEqual(
      members.map(({ id, lockedDoors }) => [id, lockedDoors]),
      [[ichiro.id, ['acquisition']]],
    )
    const before = await desk.read(memberAnswer, `/api/members/${ichiro.id}`)
    assert.deepEqual(before.openApprovals, [])
    const { approvalId, path, shown, shownHash } = await requestFor(desk, ichiro.id, 'called back')
    assert.deepEqual(
      shown.doors.map(({ door }) => door),
      ['acquisition'],
    )

    const own = { shownHash, verification: { kind: 'password', password, code: '000000' } }
    assert.equal(saysNo(await desk.post(`${path}/approve`, own)), '403 staff-not-allowed')

    const open1 = await approver.read(approvalsAnswer, '/api/approvals?state=open')
    assert.deepEqual(
      open1.approvals.map(({ id, evidence, mayDecide }) => [id, evidence, mayDecide]),
      [[approvalId, 'called back', 'yes']],
    )
    assert.deepEqual((await approver.read(approval, path)).shown, shown)
    const verification = { kind: 'password', password, code: codeOf(world, yuko.secret) }
    const wrong = { shownHash, verification: { ...verification, password: 'not this one' } }
    assert.equal(saysNo(await approver.post(`${path}/approve`, wrong)), '403 verification-failed')
    const other = { shownHash: '0'.repeat(64), verification }
    assert.equal(saysNo(await approver.post(`${path}/approve`, other)), '409 shown-changed')
    const approved = await approver.do(approval, `${path}/approve`, { shownHash, verification })
    assert.deepEqual([approved.state, approved.decidedBy?.name], ['approved', '中村 裕子'])

    assert.equal((await identify(world.openBrowser(), ichiro)).location, '/acquire/code')
    const { events } = await desk.read(timelineAnswer, `/api/members/${ichiro.id}/timeline`)
    const kinds = events.map(({ kind }) => kind)
    for (const kind of ['unlock-requested', 'unlock-approved', 'doors-unlocked', 'member-read']) {
      assert.ok(kinds.includes(kind), kind)
    }
    assert.equal(saysNo(await desk.get(`/api/members/${ichiro.id}/unlock`)), '409 nothing-to-unlock')
  })

  for (const [act, by, state, body] of [
    ['reject', 'yuko', 'rejected', { reason: 'the number was not hers' }],
    ['withdraw', 'kenji', 'withdrawn', {}],
  ] as const) {
    it(`ends a request by ${act}, and nothing is opened`, async (t) => {
      const world = await makeWorld(t, { now })
      const ichiro = await lockOut(world)
      const staff = await openOffice(world)
      const open = officeBrowsers(world)
      const { path } = await requestFor(open({ token: staff.kenji.token }), ichiro.id, 'by telephone')
      const decider = open({ token: staff[by].token })
      const ended: z.output<typeof approval> = await decider.do(approval, `${path}/${act}`, body)
      assert.equal(ended.state, state)
      assert.equal(saysNo(await decider.post(`${path}/${act}`, body)), '409 approval-closed')
      const { approvals } = await decider.read(approvalsAnswer, '/api/approvals?state=closed')
      assert.deepEqual(
        approvals.map((each) => each.state),
        [state],
      )
      assert.equal((await identify(world.openBrowser(), ichiro)).status, 403)
    })
  }
})
