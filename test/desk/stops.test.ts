import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { requestAddressChange } from '../../src/service/desk/address.ts'
import { lockMember, unlockMember } from '../../src/service/desk/lock-member.ts'
import { removeMember } from '../../src/service/desk/remove-member.ts'
import { releaseContract, stopContract } from '../../src/service/desk/stop-contract.ts'
import { releaseStop, stopMember } from '../../src/service/desk/stop-member.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { acquire, enterCode, identify, logOn, openRenewal, showCertificate } from '../world/person.ts'
import {
  alone,
  approved,
  by,
  customers,
  lifeOf,
  memberOf,
  openDesk,
  refuses,
  repositories,
  trailOf,
} from './cast.ts'

const theft = { reason: 'theft' } as const

describe('an administrator’s lock', () => {
  it('ends the session and the renewal at once, keeps the certificate, and is lifted by an administrator', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro, ichiro, misaki } = desk
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    const { browser, held } = customer
    world.goTo('2027-11-01T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await lockMember(world.ports, world.institution(), by(hanako), ichiro.id)

    assert.equal((await browser.get(base)).screen, 'E-51')
    assert.deepEqual((await memberOf(desk, ichiro)).stops, ['locked-by-administrator'])
    assert.match((await showCertificate(browser, held)).text, /管理者/)
    assert.deepEqual(
      (await trailOf(desk, ichiro)).filter((kind) => /lock|session/.test(kind)),
      ['member-locked', 'session-ended'],
    )
    for (const person of [hanako, jiro, ichiro]) {
      assert.equal((await mailsTo(world, person, 'locked')).length, 1, person.loginId)
    }
    assert.deepEqual(await mailsTo(world, misaki, 'locked'), [])
    const [told] = await mailsTo(world, jiro, 'locked')
    assert.match(told ? textOf(told) : '', /佐藤 一郎’s access was locked by an administrator/)

    await refuses('nothing-to-change', lockMember(world.ports, world.institution(), by(jiro), ichiro.id))
    await unlockMember(world.ports, world.institution(), by(jiro), ichiro.id)
    assert.equal((await logOn(browser, held)).status, 200)
    assert.equal((await mailsTo(world, ichiro, 'unlocked')).length, 1)
  })

  it('of two administrators on each other: one comes first, and the other is stopped', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro } = desk
    const both = await Promise.allSettled([
      lockMember(world.ports, world.institution(), by(hanako), jiro.id),
      lockMember(world.ports, world.institution(), by(jiro), hanako.id),
    ])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    const stops = [(await memberOf(desk, hanako)).stops, (await memberOf(desk, jiro)).stops]
    assert.deepEqual(stops.map(({ length }) => length).sort(), [0, 1])
  })
})

describe('the emergency stop of somebody else', () => {
  it('holds every certificate, closes every door to another, and alarms the staff', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro, misaki } = desk
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    await stopMember(world.ports, world.institution(), by(hanako), ichiro.id, theft)
    assert.deepEqual(
      (await lifeOf(desk, ichiro)).certificates.map(({ stage }) => stage),
      ['current'],
    )
    assert.equal((await showCertificate(customer.browser, customer.held)).status, 403)
    const [alarm] = await repositories(desk).alarms.ofMember(ichiro.id)
    assert.deepEqual([alarm?.kind, alarm?.facts], ['loss', { by: 'administrator' }])

    // She had begun at the door and holds a code that was right.
    const browser = world.openBrowser()
    await identify(browser, misaki)
    await stopMember(world.ports, world.institution(), alone, misaki.id, theft)
    assert.notEqual((await enterCode(browser, misaki.pickupCode)).location, '/acquire/window')
    assert.deepEqual(
      await repositories(desk).alarms.ofMember(misaki.id),
      [],
      'the staff have done it themselves',
    )
  })

  it('is released by two of the institution, and by nobody else', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro, ichiro } = desk
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    const institution = world.institution()
    await stopMember(world.ports, institution, by(hanako), ichiro.id, theft)
    await refuses('act-not-permitted', releaseStop(world.ports, institution, by(hanako), ichiro.id))
    await refuses('nothing-to-change', unlockMember(world.ports, institution, by(jiro), ichiro.id))
    await refuses('approval-needed', releaseStop(world.ports, institution, alone, ichiro.id))
    assert.deepEqual((await memberOf(desk, ichiro)).stops, ['loss-reported'])
    await releaseStop(world.ports, institution, approved, ichiro.id)
    assert.equal((await logOn(customer.browser, customer.held)).status, 200)
    const events = await repositories(desk).audit.ofMember(ichiro.id, 100)
    const released = events.find(({ kind }) => kind === 'stop-released')
    assert.equal(released?.facts?.approval, approved.kind === 'staff' ? approved.approvalId : '')
    assert.equal(events.filter(({ kind }) => kind === 'desk-act-refused').length, 3)
  })
})

describe('the stop of a contract', () => {
  it('stops everybody of it and nobody else, whatever they were doing', async (t) => {
    const desk = await openDesk(t)
    const { world, contractId, hanako, ichiro, misaki, stranger } = desk
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    const browser = world.openBrowser()
    await identify(browser, misaki)
    const { people } = await stopContract(world.ports, world.institution(), by(hanako), contractId, theft)
    assert.equal(people, 4)
    for (const person of [hanako, ichiro, misaki]) {
      assert.deepEqual((await memberOf(desk, person)).stops, ['suspended'])
    }
    assert.deepEqual((await memberOf(desk, stranger)).stops, [])
    assert.equal((await customer.browser.get('/menu')).screen, 'E-51')
    assert.notEqual((await enterCode(browser, misaki.pickupCode)).location, '/acquire/window')
    await refuses(
      'nothing-to-change',
      stopContract(world.ports, world.institution(), alone, contractId, theft),
    )
  })

  it('ends what the stop of one person ends, for everybody, and alarms the staff when it is no staff’s', async (t) => {
    const desk = await openDesk(t)
    const { world, contractId, hanako, ichiro, misaki } = desk
    const institution = world.institution()
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    const { addressChanges, certificates, memberPasskeys, pickupCodes, alarms } = repositories(desk)
    const [certificate] = (await lifeOf(desk, ichiro)).certificates
    assert.ok(certificate && (await certificates.byId(certificate.id)))
    const passkey = { credentialId: new Uint8Array(16), publicKey: new Uint8Array(64) }
    const now = world.ports.clock.now()
    await memberPasskeys.add(ichiro.id, certificate.id, { ...passkey, counter: 0, transports: [] }, now)
    await requestAddressChange(world.ports, institution, by(hanako), ichiro.id, {
      address: 'other@example.co.jp',
    })
    await identify(world.openBrowser(), misaki)
    assert.ok(await addressChanges.openOf(ichiro.id, now))
    assert.notEqual((await pickupCodes.usableOf(misaki.id, now)).length, 0)

    await stopContract(world.ports, institution, by(hanako), contractId, theft)
    assert.deepEqual(await memberPasskeys.usableOf(ichiro.id), [])
    assert.equal(await addressChanges.openOf(ichiro.id, now), undefined)
    assert.deepEqual(await pickupCodes.usableOf(misaki.id, now), [])
    const sealed = await world.database.db
      .selectFrom('outbox')
      .select('kind')
      .where('sealed_body', 'is not', null)
      .where('member_id', 'in', [ichiro.id, misaki.id])
      .execute()
    assert.deepEqual(
      sealed.map(({ kind }) => kind).filter((kind) => kind !== 'pin-letter'),
      [],
    )
    const [alarm] = await alarms.ofMember(hanako.id)
    assert.deepEqual([alarm?.kind, alarm?.facts], ['loss', { by: 'administrator', whose: 'contract' }])
    const { facts } = await world.database.db
      .selectFrom('audit_event')
      .select('facts')
      .where('kind', '=', 'contract-stopped')
      .executeTakeFirstOrThrow()
    assert.deepEqual(facts, {
      addressChanges: 1,
      by: 'administrator',
      passkeys: 1,
      people: 4,
      reason: 'theft',
    })

    await releaseContract(world.ports, institution, approved, contractId)
    assert.deepEqual(await memberPasskeys.usableOf(ichiro.id), [], 'what it ended stays ended')
    await stopContract(world.ports, institution, alone, contractId, theft)
    assert.equal((await alarms.ofMember(hanako.id)).length, 1, 'the staff have done it themselves')
  })

  it('ends with those whom it has stopped: a report of one’s own goes on', async (t) => {
    const desk = await openDesk(t)
    const { world, contractId, hanako, ichiro, misaki } = desk
    const institution = world.institution()
    await stopMember(world.ports, institution, by(hanako), misaki.id, theft)
    world.advance({ minutes: 5 })
    await stopContract(world.ports, institution, by(hanako), contractId, theft)
    const holder = await memberOf(desk, ichiro)
    const report = { reason: 'loss', by: 'pins' } as const
    await reportLoss(world.ports, institution, partyOf(holder), ichiro.id, report)
    await refuses('contract-stopped', releaseStop(world.ports, institution, approved, ichiro.id))
    await refuses('approval-needed', releaseContract(world.ports, institution, alone, contractId))
    assert.deepEqual(await releaseContract(world.ports, institution, approved, contractId), {
      answer: 'yes',
      people: 4,
    })
    assert.deepEqual(
      await Promise.all([hanako, ichiro, misaki].map(async (one) => (await memberOf(desk, one)).stops)),
      [[], ['loss-reported'], ['loss-reported']],
    )
    assert.equal((await mailsTo(world, hanako, 'contract-released')).length, 1)
  })

  it('is nobody’s from elsewhere', async (t) => {
    const { world, contractId, stranger } = await openDesk(t)
    await refuses(
      'not-found',
      stopContract(world.ports, world.institution(), by(stranger), contractId, theft),
    )
  })
})

describe('a removal', () => {
  it('ends certificates as cessation of operation, rights and sessions, and cannot be undone', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro, misaki } = desk
    const institution = world.institution()
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    await removeMember(world.ports, institution, by(hanako), ichiro.id)
    const { certificates } = await lifeOf(desk, ichiro)
    assert.deepEqual(
      certificates.map(({ stage, revokedFor }) => [stage, revokedFor]),
      [['revoked', 'cessationOfOperation']],
    )
    assert.equal((await customer.browser.get('/menu')).screen, 'E-51')
    assert.equal((await mailsTo(world, ichiro, 'removed')).length, 1)
    for (const act of [
      releaseStop(world.ports, institution, approved, ichiro.id),
      unlockMember(world.ports, institution, by(hanako), ichiro.id),
    ]) {
      await refuses('member-stopped', act)
    }

    await removeMember(world.ports, institution, by(hanako), misaki.id)
    assert.deepEqual(
      (await lifeOf(desk, misaki)).entitlements.map(({ state }) => state),
      ['withdrawn'],
    )
    await assert.rejects(acquire(world.openBrowser(), misaki), 'with the letters of before')
  })

  it('of an administrator needs two of the staff, and tells him who stays', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro } = desk
    await refuses('act-not-permitted', removeMember(world.ports, world.institution(), by(hanako), jiro.id))
    await refuses('approval-needed', removeMember(world.ports, world.institution(), alone, jiro.id))
    await removeMember(world.ports, world.institution(), approved, jiro.id)
    assert.equal((await mailsTo(world, hanako, 'removed')).length, 1)
  })
})
