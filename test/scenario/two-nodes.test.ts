import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { Refusal } from '../../src/domain/refusal.ts'
import { openNewPc } from '../../src/service/desk/open-new-pc.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { paths } from '../../src/web/pages/paths.ts'
import { by, customers, type Desk, openDesk } from '../desk/cast.ts'
import type { Browser, Page } from '../world/browser.ts'
import { askFor } from '../world/desk-requests.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { contractNumber } from '../world/institution.ts'
import {
  askCertificate,
  enrol,
  enterCode,
  fieldOf,
  identify,
  ownPins,
  type Person,
  readPerson,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { openSecondNode } from '../world/second-node.ts'
import { activatePasskey, addPerson, partyOf } from '../world/staff.ts'
import { trail } from '../world/unlocking.ts'
import type { World } from '../world.ts'

const window = '/acquire/window'

async function openBoth(t: TestContext) {
  const desk = await openDesk(t)
  return { desk, nodes: [desk.world, await openSecondNode(t, desk.world)] as const }
}

/** IDs, PINs, code and every yes: what is missing is the key. */
async function toTheKey(node: World, person: Person): Promise<Browser> {
  const browser = node.openBrowser()
  assert.equal((await identify(browser, person)).location, '/acquire/code')
  assert.equal((await enterCode(browser, person.pickupCode)).location, window)
  await sayYes(browser, window)
  return browser
}

const rowsOf = ({ world }: Desk, { id }: Person) => {
  const { db } = world.database
  return {
    certificates: () => db.selectFrom('certificate').selectAll().where('member_id', '=', id).execute(),
    entitlements: () => db.selectFrom('entitlement').selectAll().where('member_id', '=', id).execute(),
    acquisitions: () =>
      db
        .selectFrom('acquisition')
        .selectAll()
        .where('member_id', '=', id)
        .where('ended_at', 'is', null)
        .execute(),
    doors: () => db.selectFrom('door').selectAll().where('member_id', '=', id).execute(),
  }
}

/** What holds of every member at every moment, whatever was done to him where. */
async function assertWhole(desk: Desk, person: Person): Promise<string[]> {
  const { certificates, entitlements } = rowsOf(desk, person)
  const stages = (await certificates()).map(({ stage }) => stage)
  for (const single of ['proving', 'current', 'retiring'])
    assert.ok(stages.filter((stage) => stage === single).length <= 1, `${stages}`)
  assert.ok((await entitlements()).filter(({ state }) => state === 'open').length <= 1)
  const recorded = await trail(desk.world, /^certificate-(recorded|signed)$/)
  const signed = recorded.filter((kind) => kind.startsWith('certificate-signed')).length
  assert.ok(signed <= recorded.length - signed, 'nothing is signed that was not recorded before')
  return stages.sort()
}

/** Done, or told what became of it: it is over, or was overtaken while it was signed and may be asked again. */
function assertToldOver({ status, text }: Page): void {
  if (status === 200) return
  assert.match(fieldOf(text, 'type'), /\/problems\/(form-expired|busy)$/)
}

const statuses = (pages: readonly Page[]) => pages.map(({ status }) => status).sort()

describe('two nodes at once: one entitlement', () => {
  it('makes a key at both, and one of the two certificates logs on', async (t) => {
    const { desk, nodes } = await openBoth(t)
    const { ichiro } = desk
    const windows = [await toTheKey(nodes[0], ichiro), await toTheKey(nodes[1], ichiro)]
    const asked = await Promise.all(
      windows.map(async (browser) => {
        const key = makeEnrolmentKey()
        return { browser, key, page: await askCertificate(browser, window, key) }
      }),
    )
    for (const { page } of asked) assertToldOver(page)
    const before = await assertWhole(desk, ichiro)
    assert.equal(before.filter((stage) => stage === 'proving').length, 1, `${before}`)
    const shown = await Promise.all(
      asked
        .filter(({ page }) => page.status === 200)
        .map(({ browser, key, page }) => {
          const certificate = Uint8Array.fromBase64(fieldOf(page.text, 'certificate'))
          return showCertificate(browser, { key, certificate })
        }),
    )
    assert.equal(shown.filter(({ location }) => location === '/logon/next').length, 1)
    const rows = rowsOf(desk, ichiro)
    const after = await assertWhole(desk, ichiro)
    assert.deepEqual(after, [...before.filter((stage) => stage !== 'proving'), 'current'].sort())
    assert.deepEqual(
      (await rows.entitlements()).map(({ state }) => state),
      ['used'],
    )
    assert.deepEqual((await trail(desk.world, /^certificate-proved/)).length, 1)
  })

  it('shown at both at once, a certificate is proved once', async (t) => {
    const { desk, nodes } = await openBoth(t)
    const { ichiro } = desk
    const held = await enrol(await toTheKey(nodes[0], ichiro), window)
    const shown = await Promise.all(
      [...nodes, ...nodes].map((node) => showCertificate(node.openBrowser(), held)),
    )
    assert.deepEqual([...new Set(shown.map(({ location }) => location))], ['/logon/next'])
    assert.deepEqual(await assertWhole(desk, ichiro), ['current'])
    assert.equal((await trail(desk.world, /^certificate-proved/)).length, 1)
  })
})

describe('two nodes at once: reissued at one', () => {
  /** Ichiro has a certificate and gets another for a new PC, at the first node. */
  async function onANewPc(t: TestContext) {
    const { desk, nodes } = await openBoth(t)
    const { world, ichiro, hanako } = desk
    await customers(desk, ichiro)
    world.advance({ days: 4 })
    await openNewPc(world.ports, world.institution(), by(hanako), ichiro.id)
    const person = { ...(await readPerson(world, 'ichiro')), ...ownPins }
    const browser = await toTheKey(nodes[0], person)
    const kill = () =>
      reissue(nodes[1].ports, nodes[1].institution(), by(hanako), ichiro.id, {
        reason: 'theft',
        resetPins: false,
      })
    return { desk, nodes, browser, kill, ichiro }
  }

  async function assertDead(desk: Desk, ichiro: Person): Promise<void> {
    const rows = rowsOf(desk, ichiro)
    const stages = await assertWhole(desk, ichiro)
    for (const stage of stages) assert.match(stage, /^(revoked|abandoned|superseded)$/)
    assert.deepEqual((await rows.entitlements()).map(({ reason, state }) => `${reason} ${state}`).sort(), [
      'issue used',
      'new-pc withdrawn',
      'reissue open',
    ])
    assert.deepEqual(await rows.acquisitions(), [], 'nothing that was begun goes on')
  }

  for (const first of ['the key', 'the reissue'] as const)
    it(`while a key is made at the other: nothing of before lives (first asked: ${first})`, async (t) => {
      const { desk, browser, kill, ichiro } = await onANewPc(t)
      const ask = () => askCertificate(browser, window, makeEnrolmentKey())
      const both = first === 'the key' ? [ask(), kill()] : [kill(), ask()]
      const answers = await Promise.all(both)
      const page = answers.find((answer) => 'status' in answer) ?? assert.fail()
      assertToldOver(page)
      await assertDead(desk, ichiro)
      assert.equal((await ask()).status, 409)
      await assertDead(desk, ichiro)
    })

  it('while the new one logs on at the other: it lives no longer', async (t) => {
    const { desk, browser, kill, ichiro, nodes } = await onANewPc(t)
    const held = await enrol(browser, window)
    const [shown] = await Promise.all([showCertificate(browser, held), kill()])
    assert.ok(shown.location === '/logon/next' || shown.status === 403, shown.text)
    const stages = await assertWhole(desk, ichiro)
    for (const stage of stages) assert.match(stage, /^(revoked|abandoned|superseded)$/)
    for (const node of nodes) assert.equal((await showCertificate(node.openBrowser(), held)).status, 403)
    const open = (await rowsOf(desk, ichiro).entitlements()).filter(({ state }) => state === 'open')
    assert.deepEqual(
      open.map(({ reason }) => reason),
      ['reissue'],
    )
  })

  it('and at the other too: one acquisition is open, with one code on paper', async (t) => {
    const { desk, nodes } = await openBoth(t)
    const { ichiro, hanako, jiro, world } = desk
    await customers(desk, ichiro)
    const wish = { reason: 'damaged', resetPins: false } as const
    await Promise.all([
      reissue(nodes[0].ports, nodes[0].institution(), by(hanako), ichiro.id, wish),
      reissue(nodes[1].ports, nodes[1].institution(), by(jiro), ichiro.id, wish),
    ])
    assert.deepEqual(await assertWhole(desk, ichiro), ['revoked'])
    const { pickupCodes } = world.ports.store.at(world.institution().id)
    assert.equal((await pickupCodes.usableOf(ichiro.id, world.ports.clock.now())).length, 1)
  })
})

describe('two nodes at once: an approval', () => {
  async function asked(t: TestContext) {
    const { desk, nodes } = await openBoth(t)
    const { world, ichiro } = desk
    await customers(desk, ichiro)
    const institution = world.institution()
    const party = partyOf(world)
    const kenji = await activatePasskey(world, await addPerson(world, 'kenji', ['desk']))
    const yuko = await activatePasskey(world, await addPerson(world, 'yuko', ['approver']))
    const asker = await readStaffSession(world.ports, institution, kenji.token)
    const session = await readStaffSession(world.ports, institution, yuko.token)
    const wish = { act: 'reissue', reason: 'loss', pins: 'kept' } as const
    const { approvalId, shownHash } = await askFor(world, asker, 'ichiro', wish)
    const prepare = async ({ ports }: World) => {
      const begun = await beginVerification(ports, institution, party, session, approvalId)
      const { ceremonyId, options } = begun
      const verification = { kind: 'passkey', ceremonyId, response: yuko.passkey.get(options) } as const
      return () => approve(ports, institution, party, session, approvalId, { shownHash, verification })
    }
    return { desk, nodes, ichiro, asker, approvalId, prepare, institution }
  }

  const codes = (settled: readonly PromiseSettledResult<unknown>[]) =>
    settled.map((one) => {
      if (one.status === 'fulfilled') return 'done'
      assert.ok(one.reason instanceof Refusal, String(one.reason))
      return one.reason.code
    })

  it('given at both happens once', async (t) => {
    const { desk, nodes, ichiro, prepare } = await asked(t)
    const acts = [await prepare(nodes[0]), await prepare(nodes[1])]
    const told = codes(await Promise.allSettled(acts.map((act) => act())))
    assert.equal(told.filter((one) => one === 'done').length, 1, `${told}`)
    assert.deepEqual(await assertWhole(desk, ichiro), ['revoked'])
    assert.deepEqual(await trail(desk.world, /^(request-approved|member-reissued)/), [
      'request-approved by staff',
      'member-reissued by staff',
    ])
  })

  it('given at one while it is withdrawn at the other is the one or the other', async (t) => {
    const { desk, nodes, ichiro, prepare, asker, approvalId, institution } = await asked(t)
    const act = await prepare(nodes[0])
    const take = () => withdraw(nodes[1].ports, institution, asker, approvalId)
    const told = codes(await Promise.allSettled([act(), take()]))
    assert.deepEqual([...told].sort(), ['approval-closed', 'done'])
    const ended = told[0] === 'done' ? 'revoked' : 'current'
    assert.deepEqual(await assertWhole(desk, ichiro), [ended])
    const row = await desk.world.database.db.selectFrom('approval').selectAll().executeTakeFirstOrThrow()
    assert.equal(row.state, ended === 'revoked' ? 'approved' : 'withdrawn')
    assert.equal((await trail(desk.world, /^member-reissued/)).length, ended === 'revoked' ? 1 : 0)
  })
})

describe('two nodes at once: guesses', () => {
  const wrong = { pin: '00000000' }
  const help = (browser: Browser, { role, loginId, pin, confirmationPin }: Person, typed = {}) => {
    const form = { role, contractId: contractNumber, memberId: loginId, pin, confirmationPin }
    return browser.post(paths.help, { ...form, ...typed })
  }

  for (const [door, enter] of [
    ['help', help],
    ['acquisition', identify],
  ] as const)
    it(`at the door ${door} count together, from forty addresses`, async (t) => {
      const { desk, nodes } = await openBoth(t)
      const { ichiro } = desk
      const guess = (node: World) => enter(node.openBrowser(), ichiro, wrong)
      const answers = nodes.flatMap((node) => Array.from({ length: 20 }, () => guess(node)))
      assert.deepEqual([...new Set(statuses(await Promise.all(answers)))], [403])
      const tries = (await rowsOf(desk, ichiro).doors()).filter((row) => row.tries > 0)
      assert.deepEqual(
        tries.map((row) => [row.door, row.tries]),
        [[door, 5]],
      )
      for (const node of nodes) {
        const { status } = await enter(node.openBrowser(), ichiro)
        assert.equal(status, 403, 'the right PINs open it at neither')
      }
    })
})
