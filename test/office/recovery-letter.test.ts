import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { listLetters } from '../../src/service/letter/list-letters.ts'
import { printLetters } from '../../src/service/letter/print-letters.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { actAtOnce } from '../../src/service/request/at-once.ts'
import { readDesk } from '../../src/service/request/read-desk.ts'
import { engageSwitch } from '../../src/service/switch/engage.ts'
import { memberPreview, memberWish } from '../../src/wire/desk.ts'
import { askFor } from '../world/desk-requests.ts'
import { mailsTo } from '../world/mails.ts'
import {
  becomeCustomer,
  enrol,
  enterCode,
  identify,
  logOn,
  ownPins,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const wish = { act: 'recovery-letter' } as const
/** Ichiro's E is Monday 22 November 2027. */
const dayOne = '2027-11-23T09:00:00'
const paperAlone = { recovery: { ...defaultPolicy.recovery, secondProof: ['letter-code'] } } as const

async function expired(t: TestContext, policy: Partial<Policy> = paperAlone, when = dayOne) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', policy })
  const ichiro = await readPerson(world, 'ichiro')
  await becomeCustomer(world, ichiro)
  Object.assign(ichiro, ownPins)
  world.goTo(when)
  return { world, ichiro, ...(await openOffice(world)) }
}

async function waitingCodes(world: World, session: StaffSession, memberId: string): Promise<string[]> {
  const piles = await listLetters(world.ports, world.institution(), session)
  const letters = piles.find(({ kind }) => kind === 'pickup-letter')?.letters ?? []
  return letters.filter((each) => each.memberId === memberId).map(({ id }) => id)
}

describe('a code on paper after expiry', () => {
  it('goes from request over the printed letter to the log-on', async (t) => {
    const { world, ichiro, kenji, yuko } = await expired(t)
    const { shown, shownHash, approvalId } = await askFor(world, kenji.session, 'ichiro', wish)
    memberPreview.parse({ shown, shownHash })
    memberWish.parse(wish)
    assert.ok(shown.act === 'recovery-letter')
    assert.deepEqual([shown.expiryDate, shown.lastDay], ['2027-11-22', '2028-02-20'])
    assert.deepEqual(await waitingCodes(world, kenji.session, ichiro.id), [], 'a request makes nothing')
    await approveByPassword(world, yuko, approvalId, shownHash)
    const ids = await waitingCodes(world, kenji.session, ichiro.id)
    assert.equal(ids.length, 1)
    const institution = world.institution()
    const [letter] = await printLetters(world.ports, institution, kenji.session, 'pickup-letter', ids)
    const code = letter?.facts.find(({ isSecret }) => isSecret)?.value ?? ''

    const browser = world.openBrowser()
    assert.equal((await identify(browser, ichiro)).location, '/acquire/code')
    assert.deepEqual(await mailsTo(world, ichiro, 'pickup-code'), [], 'no code goes by mail')
    assert.equal((await enterCode(browser, code)).location, '/acquire/window')
    await sayYes(browser, '/acquire/window')
    await logOn(browser, await enrol(browser, '/acquire/window'))
    assert.equal((await browser.get('/menu')).screen, 'M-10')
    assert.deepEqual(await trail(world, /^request-/), ['request-made by staff', 'request-approved by staff'])
    await assert.rejects(askFor(world, kenji.session, 'ichiro', wish), refused('letter-not-wanted'))
  })

  it('makes the one before worth nothing', async (t) => {
    const { world, ichiro, kenji, yuko } = await expired(t)
    const codes: string[] = []
    for (let n = 0; n < 2; n += 1) {
      const { shownHash, approvalId } = await askFor(world, kenji.session, 'ichiro', wish)
      await approveByPassword(world, yuko, approvalId, shownHash)
      codes.push((await readPerson(world, 'ichiro')).pickupCode)
    }
    const [first = '', second = ''] = codes
    assert.notEqual(first, second)
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    assert.equal((await enterCode(browser, first)).status, 403)
    assert.equal((await enterCode(browser, second)).location, '/acquire/window')
  })

  it('is not approved by who asked for it, and is asked for once', async (t) => {
    const { world, kenji, yuko } = await expired(t)
    const { shownHash, approvalId } = await askFor(world, yuko.session, 'ichiro', wish)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('approval-own'))
    await assert.rejects(askFor(world, kenji.session, 'ichiro', wish), refused('approval-waits'))
  })

  it('dies when he is stopped meanwhile', async (t) => {
    const { world, ichiro, kenji, yuko } = await expired(t)
    const { shownHash, approvalId } = await askFor(world, kenji.session, 'ichiro', wish)
    const stop = { act: 'stop', whose: 'member', reason: 'suspicion' } as const
    await actAtOnce(world.ports, world.institution(), kenji.session, ichiro.id, stop)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('target-changed'))
    assert.deepEqual(await waitingCodes(world, kenji.session, ichiro.id), [])
  })

  it('is not made while acquisition is off, and the request waits', async (t) => {
    const { world, ichiro, kenji, yuko } = await expired(t)
    const { shownHash, approvalId } = await askFor(world, kenji.session, 'ichiro', wish)
    const words = { ja: '停止中です', en: 'It is off' }
    await engageSwitch(world.ports, world.institution(), kenji.session, { name: 'acquisition', words })
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('closed-now'))
    await world.sweep()
    assert.deepEqual(await waitingCodes(world, kenji.session, ichiro.id), [])
    const { state } = (await world.ports.store.at(world.institution().id).approvals.byId(approvalId)) ?? {}
    assert.equal(state, 'open')
  })

  for (const [what, policy, when, code] of [
    ['a day too late', paperAlone, '2028-02-21T09:00:00', 'recovery-deadline-passed'],
    ['on day E', paperAlone, '2027-11-22T09:00:00', 'letter-not-wanted'],
    [
      'where the policy accepts no paper',
      { recovery: { ...defaultPolicy.recovery, secondProof: ['mail-code'] } },
      dayOne,
      'letter-not-wanted',
    ],
  ] as const)
    it(`cannot be asked for ${what}, and the desk says so`, async (t) => {
      const { world, ichiro, kenji } = await expired(t, policy, when)
      await assert.rejects(askFor(world, kenji.session, 'ichiro', wish), refused(code))
      const { acts } = await readDesk(world.ports, world.institution(), kenji.session, ichiro.id)
      assert.equal(acts.find(({ act }) => act === 'recovery-letter')?.code, code)
    })
})
