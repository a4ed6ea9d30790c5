import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { MemberWish } from '../../src/domain/member-request.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { listLetters } from '../../src/service/letter/list-letters.ts'
import { printLetters } from '../../src/service/letter/print-letters.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { actAtOnce } from '../../src/service/request/at-once.ts'
import { previewMemberRequest } from '../../src/service/request/member-requests.ts'
import { readDesk } from '../../src/service/request/read-desk.ts'
import { askFor } from '../world/desk-requests.ts'
import { becomeCustomer, logOn, readPerson } from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

/** Hanako has her certificate; she is the only administrator. */
async function desk(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const hanako = await readPerson(world, 'hanako')
  const { browser, held } = await becomeCustomer(world, hanako)
  const office = await openOffice(world)
  return { world, hanako, browser, held, ...office }
}

const reissue: MemberWish = { act: 'reissue', reason: 'deleted', pins: 'reset' }

const lifeOf = async (world: World, loginId: string) => {
  const { id } = await readPerson(world, loginId)
  const life = await world.ports.store.at(world.institution().id).members.life(id)
  return life ?? assert.fail()
}

async function printAll(
  world: World,
  session: StaffSession,
  kind: 'pin-letter' | 'pickup-letter',
  memberId: string,
) {
  const piles = await listLetters(world.ports, world.institution(), session)
  const letters = piles.find((pile) => pile.kind === kind)?.letters ?? []
  const ids = letters.filter((each) => each.memberId === memberId).map(({ id }) => id)
  const [letter] = await printLetters(world.ports, world.institution(), session, kind, ids)
  return (letter ?? assert.fail()).facts.filter(({ isSecret }) => isSecret).map(({ value }) => value)
}

describe('a reissue for a single administrator', () => {
  it('goes from request to log-on with two letters that two people printed', async (t) => {
    const { world, kenji, yuko, hanako, browser, held } = await desk(t)
    const { approvalId, shownHash, memberId } = await askFor(world, kenji.session, 'hanako', reissue)
    await logOn(browser, held)
    assert.equal((await lifeOf(world, 'hanako')).certificates[0]?.stage, 'current', 'a request does nothing')
    assert.equal((await approveByPassword(world, yuko, approvalId, shownHash)).state, 'approved')
    assert.deepEqual(
      (await lifeOf(world, 'hanako')).certificates.map(({ stage }) => stage),
      ['revoked'],
    )

    const [pin = '', confirmationPin = ''] = await printAll(world, yuko.session, 'pin-letter', memberId)
    await assert.rejects(
      printAll(world, yuko.session, 'pickup-letter', memberId),
      refused('letter-other-hand'),
    )
    const [pickupCode = ''] = await printAll(world, kenji.session, 'pickup-letter', memberId)
    const again = { ...hanako, pin, confirmationPin, pickupCode }
    const { held: fresh } = await becomeCustomer(world, again)
    await logOn(browser, fresh)
    assert.deepEqual(
      (await lifeOf(world, 'hanako')).certificates.map(({ stage }) => stage),
      ['current', 'revoked'],
    )
    assert.deepEqual(await trail(world, /^request-|member-reissued/), [
      'request-made by staff',
      'request-approved by staff',
      'member-reissued by staff',
    ])
  })

  it('dies when her certificate is another meanwhile', async (t) => {
    const { world, kenji, yuko } = await desk(t)
    const { approvalId, shownHash } = await askFor(world, kenji.session, 'hanako', reissue)
    const { id } = await readPerson(world, 'hanako')
    await actAtOnce(world.ports, world.institution(), kenji.session, id, { act: 'revoke', reason: 'theft' })
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('target-changed'))
    assert.deepEqual(
      (await lifeOf(world, 'hanako')).entitlements.filter(({ state }) => state === 'open'),
      [],
    )
  })

  it('refused for an address that was changed meanwhile alarms the staff, though the approval is undone', async (t) => {
    const { world, kenji, yuko, hanako } = await desk(t)
    const { approvalId, shownHash } = await askFor(world, kenji.session, 'hanako', reissue)
    const { addressChanges, alarms } = world.ports.store.at(world.institution().id)
    const at = world.ports.clock.now()
    const id = world.ports.random.uuid()
    await addressChanges.add({
      ...{ id, memberId: hanako.id, newAddress: 'thief@example.com', askedBy: { kind: 'staff', id } },
      ...{ askedAt: at, codeHash: new Uint8Array(32), expiresAt: at.add({ hours: 1 }) },
    })
    await addressChanges.close(id, 'confirmed', at)
    for (let n = 1; n <= 2; n += 1) {
      await assert.rejects(
        approveByPassword(world, yuko, approvalId, shownHash),
        refused('address-cooling-off'),
      )
      const raised = await alarms.ofMember(hanako.id)
      assert.deepEqual(
        raised.map(({ kind, facts }) => [kind, facts.refused]),
        [['reissue-and-address', 'address-cooling-off']],
        'once while nobody has looked',
      )
    }
    assert.equal((await lifeOf(world, 'hanako')).certificates[0]?.stage, 'current')
  })

  it('approved twice in one moment happens once', async (t) => {
    const { world, kenji, yuko } = await desk(t)
    const { approvalId, shownHash } = await askFor(world, kenji.session, 'hanako', reissue)
    const both = await Promise.allSettled([
      approveByPassword(world, yuko, approvalId, shownHash),
      approveByPassword(world, yuko, approvalId, shownHash),
    ])
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await trail(world, /member-reissued/)).length, 1)
  })
})

describe('a change of address', () => {
  it('shows what will be written, and is not asked for where no mail can go', async (t) => {
    const { world, kenji } = await desk(t)
    const { id } = await readPerson(world, 'hanako')
    const preview = (to: string) =>
      previewMemberRequest(world.ports, world.institution(), kenji.session, id, { act: 'address-change', to })
    const { shown } = await preview('ｈａｎａｋｏ＠ｎｅｗ.example ')
    assert.equal(shown.act === 'address-change' && shown.to, 'hanako@new.example')
    const { mailAddress = '' } = (await world.ports.store.at(world.institution().id).members.byId(id)) ?? {}
    for (const to of ['hanako', 'a@b.example,c@d.example', mailAddress])
      await assert.rejects(preview(to), refused('address-unacceptable'), to)
  })
})

describe('what both are shown', () => {
  for (const [channels, codes] of [
    [['mail'], 0],
    [['mail', 'letter'], 1],
  ] as const)
    it(`says by which ways the code travels: ${channels.join(', ')}`, async (t) => {
      const policy = { pickup: { ...defaultPolicy.pickup, channels } }
      const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', policy })
      const { kenji, yuko } = await openOffice(world)
      const { shown, shownHash, approvalId, memberId } = await askFor(world, kenji.session, 'hanako', reissue)
      assert.deepEqual('code' in shown && shown.code, [...channels].sort())
      await approveByPassword(world, yuko, approvalId, shownHash)
      const piles = await listLetters(world.ports, world.institution(), kenji.session)
      const waiting = (kind: string) =>
        piles.find((pile) => pile.kind === kind)?.letters.filter((each) => each.memberId === memberId)
          .length ?? 0
      assert.deepEqual([waiting('pin-letter'), waiting('pickup-letter')], [1, codes])
    })
})

describe('every act that takes two', () => {
  const stop = { act: 'stop', whose: 'member', reason: 'loss' } as const
  const acts: [string, MemberWish, ((world: World, session: StaffSession) => Promise<void>)?][] = [
    ['reissue', reissue],
    ['address-change', { act: 'address-change', to: 'hanako@example.co.jp' }],
    ['removal', { act: 'removal' }],
    [
      'administrator-adding',
      {
        act: 'administrator-adding',
        loginId: 'tomoko',
        name: '山田 智子',
        language: 'ja',
        mailAddress: 't@example.jp',
      },
    ],
    [
      'stop-release',
      { act: 'stop-release', whose: 'member' },
      async (world, session) => {
        const { id } = await readPerson(world, 'hanako')
        await actAtOnce(world.ports, world.institution(), session, id, stop)
      },
    ],
    [
      'stop-release of a contract',
      { act: 'stop-release', whose: 'contract' },
      async (world, session) => {
        const { id } = await readPerson(world, 'hanako')
        await actAtOnce(world.ports, world.institution(), session, id, { ...stop, whose: 'contract' })
      },
    ],
  ]
  for (const [name, wish, first] of acts) {
    it(`${name}: not approved by who asked, and done by another`, async (t) => {
      const { world, kenji, yuko } = await desk(t)
      await first?.(world, kenji.session)
      const own = await askFor(world, yuko.session, 'hanako', wish)
      await assert.rejects(
        approveByPassword(world, yuko, own.approvalId, own.shownHash),
        refused('approval-own'),
      )
      await assert.rejects(askFor(world, kenji.session, 'hanako', wish), refused('approval-waits'))
      await withdrawOwn(world, yuko.session, own.approvalId)
      const asked = await askFor(world, kenji.session, 'hanako', wish)
      assert.equal(asked.shownHash, own.shownHash, 'nothing has happened')
      assert.equal(
        (await approveByPassword(world, yuko, asked.approvalId, asked.shownHash)).state,
        'approved',
      )
      await assert.rejects(
        approveByPassword(world, yuko, asked.approvalId, asked.shownHash),
        refused('approval-closed'),
      )
    })
  }

  it('is asked for by the desk alone, and nobody else', async (t) => {
    const { world, kenji } = await desk(t)
    const session = { ...kenji.session, person: { ...kenji.session.person, roles: ['approver'] as const } }
    await assert.rejects(askFor(world, session, 'hanako', reissue), refused('staff-not-allowed'))
  })
})

async function withdrawOwn(world: World, session: StaffSession, approvalId: string) {
  await withdraw(world.ports, world.institution(), session, approvalId)
}

describe('what one person does alone', () => {
  it('stops at once; to go on takes two', async (t) => {
    const { world, kenji, yuko, browser, held } = await desk(t)
    const { id } = await readPerson(world, 'hanako')
    const [ports, institution] = [world.ports, world.institution()]
    await actAtOnce(ports, institution, kenji.session, id, {
      act: 'stop',
      whose: 'contract',
      reason: 'theft',
    })
    assert.deepEqual((await lifeOf(world, 'ichiro')).member.stops, ['suspended'])
    assert.deepEqual((await lifeOf(world, 'hanako')).member.stops, ['suspended'])
    await assert.rejects(logOn(browser, held))
    const view = await readDesk(ports, institution, kenji.session, id)
    assert.ok(view.contract.stoppedAt)
    const wish = { act: 'stop-release', whose: 'contract' } as const
    const { approvalId, shownHash } = await askFor(world, kenji.session, 'hanako', wish)
    await approveByPassword(world, yuko, approvalId, shownHash)
    assert.deepEqual((await lifeOf(world, 'ichiro')).member.stops, [])
    await logOn(browser, held)
  })

  it('says what cannot be done, and why', async (t) => {
    const { world, kenji } = await desk(t)
    const { id } = await readPerson(world, 'hanako')
    const { acts } = await readDesk(world.ports, world.institution(), kenji.session, id)
    assert.deepEqual(
      acts.map(({ act, answer, code }) => [act, answer, code]),
      [
        ['reissue', 'yes', undefined],
        ['recovery-letter', 'no', 'letter-not-wanted'],
        ['est-secret', 'no', 'nothing-to-acquire'],
        ['address-change', 'yes', undefined],
        ['stop-release', 'no', 'nothing-to-change'],
        ['removal', 'yes', undefined],
        ['revoke', 'yes', undefined],
        ['stop', 'yes', undefined],
      ],
    )
  })

  it('is refused to an auditor', async (t) => {
    const { world, kenji } = await desk(t)
    const { id } = await readPerson(world, 'hanako')
    const session = { ...kenji.session, person: { ...kenji.session.person, roles: ['auditor'] as const } }
    const wish = { act: 'revoke', reason: 'other' } as const
    await assert.rejects(
      actAtOnce(world.ports, world.institution(), session, id, wish),
      (error) => error instanceof Refusal && error.code === 'staff-not-allowed',
    )
  })
})
