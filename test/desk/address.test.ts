import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../src/domain/refusal.ts'
import { requestAddressChange } from '../../src/service/desk/address.ts'
import { confirmAddressChange } from '../../src/service/desk/confirm-address.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { stopMember } from '../../src/service/desk/stop-member.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import { openSecret } from '../../src/service/notice/secret.ts'
import { mailsTo } from '../world/mails.ts'
import type { Person } from '../world/person.ts'
import {
  alone,
  approved,
  by,
  customers,
  type Desk,
  memberOf,
  openDesk,
  refusalOf,
  refuses,
  repositories,
  trailOf,
} from './cast.ts'

const address = 'ichiro.new@yamada.example'
const kept = { reason: 'damaged', resetPins: false } as const

async function codeAt(desk: Desk, { id }: Person): Promise<string> {
  for (const item of await repositories(desk).outbox.ofMember(id)) {
    const secret = openSecret(desk.world.ports, item)
    if (secret?.kind !== 'address-code') continue
    assert.equal(item.address, address)
    return secret.code
  }
  assert.fail('no code was sent')
}

describe('another mail address', () => {
  it('counts when the code of the new one was entered; the old one and the administrators are told', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro, ichiro } = desk
    const { ports } = world
    const institution = world.institution()
    await customers(desk, ichiro)
    await requestAddressChange(ports, institution, by(hanako), ichiro.id, { address: ` ${address} ` })
    assert.equal((await memberOf(desk, ichiro)).mailAddress, 'ichiro@yamada.example')
    const [asked] = await mailsTo(world, ichiro, 'address-asked')
    assert.equal(asked?.address, 'ichiro@yamada.example')

    const code = await codeAt(desk, ichiro)
    await confirmAddressChange(ports, institution, by(ichiro), ichiro.id, code.toLowerCase())
    assert.equal((await memberOf(desk, ichiro)).mailAddress, address)
    const told = (await mailsTo(world, ichiro, 'address-changed')).map((mail) => mail.address)
    assert.deepEqual(told.sort(), ['ichiro@yamada.example', address].sort())
    for (const person of [hanako, jiro]) {
      assert.equal((await mailsTo(world, person, 'address-changed')).length, 1, person.loginId)
    }
    assert.deepEqual(
      (await trailOf(desk, ichiro)).filter((kind) => kind.startsWith('address')),
      ['address-change-asked', 'address-changed'],
    )
    const events = await repositories(desk).audit.ofMember(ichiro.id, 1000)
    assert.ok(!JSON.stringify(events).includes('ichiro.new'), 'the trail names no address')
    await refuses(
      'address-change-over',
      confirmAddressChange(ports, institution, by(ichiro), ichiro.id, code),
    )
  })

  it('is over after so many wrong codes, or when its time is', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const { ports } = world
    const institution = world.institution()
    await customers(desk, ichiro)
    await requestAddressChange(ports, institution, by(hanako), ichiro.id, { address })
    const code = await codeAt(desk, ichiro)
    const confirm = (typed: string, who = hanako) =>
      confirmAddressChange(ports, institution, by(who), ichiro.id, typed)
    for (const triesLeft of [4, 3, 2, 1]) {
      const refusal = await refusalOf(confirm('0000-0000-0000'))
      assert.deepEqual([refusal.code, refusal.facts], ['address-code-wrong', { triesLeft }])
    }
    await refuses('address-change-over', confirm('0000-0000-0000'))
    await refuses('address-change-over', confirm(code))

    await requestAddressChange(ports, institution, by(hanako), ichiro.id, { address })
    const second = await codeAt(desk, ichiro)
    world.advance({ hours: 24 })
    await refuses('address-change-over', confirm(second))
    assert.equal((await memberOf(desk, ichiro)).mailAddress, 'ichiro@yamada.example')
  })

  it('of two that wait the newer counts, and a stranger takes no try of theirs', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro, ichiro, misaki, stranger } = desk
    const { ports } = world
    const institution = world.institution()
    await customers(desk, ichiro)
    await requestAddressChange(ports, institution, by(hanako), ichiro.id, { address })
    const first = await codeAt(desk, ichiro)
    await requestAddressChange(ports, institution, by(jiro), ichiro.id, { address })
    const second = await codeAt(desk, ichiro)
    for (const who of [misaki, stranger]) {
      for (let n = 0; n < 6; n += 1) {
        const refusal = await refusalOf(
          confirmAddressChange(ports, institution, by(who), ichiro.id, '0000-0000-0000'),
        )
        assert.ok(['act-not-permitted', 'not-found'].includes(refusal.code))
      }
    }
    await refuses('address-code-wrong', confirmAddressChange(ports, institution, by(jiro), ichiro.id, first))
    await confirmAddressChange(ports, institution, alone, ichiro.id, second)
    assert.equal((await memberOf(desk, ichiro)).mailAddress, address)
  })

  it('that somebody else of the contract has come to meanwhile is not confirmed, nor by two at once', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro, ichiro } = desk
    const { ports } = world
    await customers(desk, ichiro, jiro)
    for (const who of [ichiro, jiro])
      await requestAddressChange(ports, world.institution(), by(hanako), who.id, { address })
    const confirm = async (who: Person) =>
      confirmAddressChange(ports, world.institution(), by(who), who.id, await codeAt(desk, who))
    const [first, second] = await Promise.allSettled([confirm(ichiro), confirm(jiro)])
    const [done, late] = first.status === 'fulfilled' ? [ichiro, jiro] : [jiro, ichiro]
    assert.deepEqual([first.status, second.status].sort(), ['fulfilled', 'rejected'])
    const { reason } = [first, second].find((one) => one.status === 'rejected') ?? assert.fail()
    assert.ok(reason instanceof Refusal && reason.code === 'address-taken', String(reason))
    assert.equal((await memberOf(desk, done)).mailAddress, address)
    assert.equal((await memberOf(desk, late)).mailAddress, `${late.loginId}@yamada.example`)
    assert.deepEqual(
      (await trailOf(desk, late)).filter((kind) => kind.startsWith('address')),
      ['address-change-asked', 'address-change-ended'],
    )
    await assert.rejects(codeAt(desk, late), 'and its code is gone')
  })

  it('confirmed twice at once is confirmed once', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const institution = world.institution()
    await customers(desk, ichiro)
    await requestAddressChange(world.ports, institution, by(hanako), ichiro.id, { address })
    const code = await codeAt(desk, ichiro)
    const both = await Promise.allSettled(
      [hanako, ichiro].map((who) => confirmAddressChange(world.ports, institution, by(who), ichiro.id, code)),
    )
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })

  for (const [typed, code] of [
    ['not an address', 'address-unacceptable'],
    ['a@b.example, c@d.example', 'address-unacceptable'],
    ['ichiro@yamada.example', 'address-unacceptable'],
    ['HANAKO@yamada.example', 'address-taken'],
    ['ｍisaki@yamada.example', 'address-taken'],
  ] as const) {
    it(`is refused as ${code}: ${typed}`, async (t) => {
      const desk = await openDesk(t)
      const { world, hanako, ichiro } = desk
      await customers(desk, ichiro)
      const act = requestAddressChange(world.ports, world.institution(), by(hanako), ichiro.id, {
        address: typed,
      })
      await refuses(code, act)
      assert.equal((await trailOf(desk, ichiro)).at(-1), 'desk-act-refused')
    })
  }
})

describe('never together with a reissue (domain.md §8)', () => {
  async function change(desk: Desk, person: Person, actor: Person) {
    const { ports, institution } = desk.world
    await requestAddressChange(ports, institution(), by(actor), person.id, { address })
    await confirmAddressChange(ports, institution(), by(actor), person.id, await codeAt(desk, person))
  }

  for (const whose of ['ichiro', 'jiro'] as const) {
    it(`after the address of ${whose} nothing is reissued for ichiro, for so many hours`, async (t) => {
      const desk = await openDesk(t)
      const { world, hanako, ichiro } = desk
      const institution = world.institution()
      await customers(desk, ichiro, desk.jiro)
      await change(desk, desk[whose], hanako)
      for (const who of [by(hanako), approved]) {
        await refuses('address-cooling-off', reissue(world.ports, institution, who, ichiro.id, kept))
      }
      const alarms = await repositories(desk).alarms.ofMember(ichiro.id)
      assert.deepEqual(
        alarms.map(({ kind, facts }) => [kind, facts.refused]),
        [['reissue-and-address', 'address-cooling-off']],
      )
      world.advance({ hours: 71, minutes: 59 })
      await refuses('address-cooling-off', reissue(world.ports, institution, by(hanako), ichiro.id, kept))
      world.advance({ minutes: 1 })
      await reissue(world.ports, institution, by(hanako), ichiro.id, kept)
    })
  }

  it('after the address of another user all is as before', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro, misaki } = desk
    await customers(desk, ichiro, misaki)
    await change(desk, misaki, hanako)
    await reissue(world.ports, world.institution(), by(hanako), ichiro.id, kept)
    assert.deepEqual(await repositories(desk).alarms.ofMember(ichiro.id), [])
  })

  it('nor the other way round: what waits to be acquired keeps the address, and one that waits is over', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const { ports } = world
    const institution = world.institution()
    await customers(desk, ichiro)
    await requestAddressChange(ports, institution, by(hanako), ichiro.id, { address })
    const code = await codeAt(desk, ichiro)
    await reissue(ports, institution, by(hanako), ichiro.id, kept)
    await refuses(
      'address-with-reissue',
      confirmAddressChange(ports, institution, by(hanako), ichiro.id, code),
    )
    await refuses(
      'address-with-reissue',
      requestAddressChange(ports, institution, approved, ichiro.id, { address }),
    )
    assert.equal((await memberOf(desk, ichiro)).mailAddress, 'ichiro@yamada.example')
    assert.ok((await trailOf(desk, ichiro)).includes('address-change-ended'))
  })

  it('a report of loss ends the change that waits', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const institution = world.institution()
    await customers(desk, ichiro)
    await requestAddressChange(world.ports, institution, by(hanako), ichiro.id, { address })
    const code = await codeAt(desk, ichiro)
    const report = { reason: 'loss', by: 'session' } as const
    await reportLoss(world.ports, institution, partyOf(await memberOf(desk, ichiro)), ichiro.id, report)
    await refuses(
      'address-change-over',
      confirmAddressChange(world.ports, institution, alone, ichiro.id, code),
    )
  })

  it('whoever is stopped gets no other address from his administrator', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    const institution = world.institution()
    await customers(desk, ichiro)
    await stopMember(world.ports, institution, by(hanako), ichiro.id, { reason: 'suspicion' })
    const ask = (who: typeof approved) =>
      requestAddressChange(world.ports, institution, who, ichiro.id, { address })
    await refuses('member-stopped', ask(by(hanako)))
    await refuses('approval-needed', ask(alone))
    await ask(approved)
  })
})
