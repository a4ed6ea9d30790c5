import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { openNewPc } from '../../src/service/desk/open-new-pc.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { openSecret } from '../../src/service/notice/secret.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import {
  acquire,
  enrol,
  enterCode,
  identify,
  logOn,
  mailedCode,
  openRenewal,
  ownPins,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { alone, approved, by, customers, lifeOf, openDesk, refuses, repositories, trailOf } from './cast.ts'

const kept = { reason: 'damaged', resetPins: false } as const
const reset = { reason: 'loss', resetPins: true } as const

describe('a reissue', () => {
  it('kills what there was and opens another, which goes the whole way', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro, ichiro } = desk
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    const { browser, held } = customer
    world.goTo('2027-11-01T09:00:00')
    await logOn(browser, held)
    const fresh = await renew(browser, held)
    const { holder, deadline, shown } = await reissue(
      world.ports,
      world.institution(),
      by(hanako),
      ichiro.id,
      kept,
    )
    assert.deepEqual([holder.loginId, deadline.toString(), shown], ['ichiro', '2028-01-20', undefined])

    assert.deepEqual(
      (await lifeOf(desk, ichiro)).certificates.map(({ stage, revokedFor }) => `${stage} ${revokedFor}`),
      ['revoked superseded', 'revoked superseded'],
    )
    assert.equal((await browser.get('/menu')).screen, 'E-51')
    for (const dead of [held, fresh]) assert.equal((await showCertificate(browser, dead)).status, 403)
    for (const person of [hanako, jiro, ichiro]) {
      const [mail] = await mailsTo(world, person, 'reissued')
      assert.match(mail ? textOf(mail) : '', /2028年1月20日|20 January 2028/, person.loginId)
      assert.doesNotMatch(mail ? textOf(mail) : '', /ichiro|https?:/)
    }
    const again = await readPerson(world, 'ichiro')
    const mine = { ...again, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
    const another = world.openBrowser()
    const got = await acquire(another, mine)
    assert.equal((await logOn(another, got)).status, 200)
    assert.deepEqual((await lifeOf(desk, ichiro)).entitlements[0]?.state, 'used')
  })

  it('with new PINs shows them to the administrator once, and the code to the holder alone', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    await customers(desk, ichiro)
    const done = await reissue(world.ports, world.institution(), by(hanako), ichiro.id, reset)
    assert.ok(done.shown)
    const { shown } = done
    assert.match(shown.pin, /^\d{8}$/)
    const letters = (await repositories(desk).outbox.ofMember(ichiro.id)).map((item) =>
      openSecret(world.ports, item),
    )
    assert.deepEqual(
      letters.filter((secret) => secret?.kind === 'pin-letter'),
      [],
      'no second copy lies about',
    )

    const browser = world.openBrowser()
    assert.equal((await identify(browser, { ...ichiro, ...ownPins })).status, 403, 'the old PINs are dead')
    const mine = { ...ichiro, ...shown }
    assert.equal((await identify(browser, mine)).location, '/acquire/code')
    await browser.post('/acquire/code/mail', {})
    const code = await mailedCode(world, ichiro)
    assert.ok(code, 'it went to the registered address')
    assert.equal((await enterCode(browser, code)).location, '/acquire/window')
    await sayYes(browser, '/acquire/window')
    const held = await enrol(browser, '/acquire/window')
    const shownPage = await logOn(browser, held, shown.pin)
    assert.equal(shownPage.screen, 'L-30', '開通確認: he chooses his own')
  })

  it('by two of the staff puts PINs and code into two letters, and nobody is shown anything', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako } = desk
    await customers(desk, hanako)
    await refuses('approval-needed', reissue(world.ports, world.institution(), alone, hanako.id, reset))
    const { shown } = await reissue(world.ports, world.institution(), approved, hanako.id, reset)
    assert.equal(shown, undefined)
    const secrets = (await repositories(desk).outbox.ofMember(hanako.id))
      .map((item) => openSecret(world.ports, item)?.kind)
      .filter((kind) => kind !== undefined)
    assert.deepEqual(secrets.sort(), ['pickup-letter', 'pin-letter'])
    const again = await readPerson(world, 'hanako')
    const browser = world.openBrowser()
    const held = await acquire(browser, again)
    assert.equal((await logOn(browser, held, again.pin)).screen, 'L-30')
  })

  it('of one administrator by another only where policy says so', async (t) => {
    const closed = await openDesk(t)
    const { world, hanako, jiro } = closed
    await refuses('act-not-permitted', reissue(world.ports, world.institution(), by(hanako), jiro.id, kept))
    const desk = { ...defaultPolicy.desk, administratorReissue: 'other-administrator' } as const
    const open = await openDesk(t, { desk })
    const institution = open.world.institution()
    const done = await reissue(open.world.ports, institution, by(open.hanako), open.jiro.id, kept)
    assert.equal(done.holder.loginId, 'jiro')
    await refuses(
      'act-not-permitted',
      reissue(open.world.ports, institution, by(open.hanako), open.hanako.id, kept),
    )
  })

  it('while somebody is at the door ends what he had begun', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    await sayYes(browser, '/acquire/window')
    await reissue(world.ports, world.institution(), by(hanako), ichiro.id, kept)
    await assert.rejects(enrol(browser, '/acquire/window'))
    assert.deepEqual((await lifeOf(desk, ichiro)).certificates, [])
    assert.deepEqual(
      (await lifeOf(desk, ichiro)).entitlements.map(({ reason, state }) => `${reason} ${state}`),
      ['issue open', 'issue withdrawn'],
    )
  })
})

describe('a revocation', () => {
  it('for loss ends everything, self-service too', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const [customer] = await customers(desk, ichiro)
    assert.ok(customer)
    const { browser, held } = customer
    world.goTo('2027-11-01T09:00:00')
    await logOn(browser, held)
    await openRenewal(browser, held)
    const { holder } = await revokeCertificate(world.ports, world.institution(), by(hanako), ichiro.id, {
      reason: 'malware',
    })
    assert.equal(holder.loginId, 'ichiro')
    assert.deepEqual(
      (await lifeOf(desk, ichiro)).certificates.map(({ stage, revokedFor }) => [stage, revokedFor]),
      [['revoked', 'keyCompromise']],
    )
    assert.deepEqual((await trailOf(desk, ichiro)).slice(-3), [
      'certificate-revoked',
      'certificates-revoked',
      'session-ended',
    ])
    assert.equal((await showCertificate(browser, held)).status, 403)
    const mine = { ...ichiro, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
    assert.notEqual((await identify(world.openBrowser(), mine)).location, '/acquire/code')
    await refuses(
      'nothing-to-revoke',
      revokeCertificate(world.ports, world.institution(), by(hanako), ichiro.id, { reason: 'other' }),
    )
  })

  it('comes before self-service where policy wants it first', async (t) => {
    const desk = await openDesk(t, { afterExpiry: { kind: 'revoke-first', days: 90 } })
    const { world, hanako, ichiro } = desk
    await customers(desk, ichiro)
    world.goTo('2027-12-01T09:00:00')
    const mine = { ...ichiro, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
    assert.notEqual((await identify(world.openBrowser(), mine)).location, '/acquire/code')
    const expired = { reason: 'expired' } as const
    await revokeCertificate(world.ports, world.institution(), by(hanako), ichiro.id, expired)
    assert.equal((await identify(world.openBrowser(), mine)).location, '/acquire/code')
  })
})

describe('a new PC', () => {
  for (const who of ['himself', 'his administrator'] as const) {
    it(`opened by ${who}: the old certificate works until the new one has logged on`, async (t) => {
      const desk = await openDesk(t)
      const { world, hanako, ichiro } = desk
      const [customer] = await customers(desk, ichiro)
      assert.ok(customer)
      const { browser, held } = customer
      const actor = who === 'himself' ? ichiro : hanako
      const { deadline } = await openNewPc(world.ports, world.institution(), by(actor), ichiro.id)
      assert.equal(deadline.toString(), '2027-02-10')
      const letters = await readPerson(world, 'ichiro')
      const newPc = world.openBrowser()
      const mine = { ...letters, pin: ownPins.pin, confirmationPin: ownPins.confirmationPin }
      const fresh = await acquire(newPc, mine)
      assert.equal((await logOn(browser, held)).status, 200, 'not proved yet')
      assert.equal((await logOn(newPc, fresh)).status, 200)
      assert.deepEqual(
        (await lifeOf(desk, ichiro)).certificates.map(({ stage }) => stage),
        ['current', 'superseded'],
      )
      assert.equal((await showCertificate(browser, held)).status, 403)
      assert.equal((await mailsTo(world, hanako, 'new-pc-opened')).length, 1)
    })
  }

  it('is not opened by a colleague, and by staff for an administrator only', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro, misaki } = desk
    await customers(desk, ichiro, hanako)
    const institution = world.institution()
    await refuses('act-not-permitted', openNewPc(world.ports, institution, by(misaki), ichiro.id))
    await refuses('act-not-permitted', openNewPc(world.ports, institution, approved, ichiro.id))
    await refuses('approval-needed', openNewPc(world.ports, institution, alone, hanako.id))
    await openNewPc(world.ports, institution, approved, hanako.id)
    assert.deepEqual((await lifeOf(desk, hanako)).entitlements[0]?.reason, 'new-pc')
  })
})
