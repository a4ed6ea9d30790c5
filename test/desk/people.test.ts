import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { RefusalCode } from '../../src/domain/refusal.ts'
import { addPersonIn, addUser } from '../../src/service/desk/add-person.ts'
import { atDesk } from '../../src/service/desk/desk-case.ts'
import { removeMember } from '../../src/service/desk/remove-member.ts'
import { stopContract } from '../../src/service/desk/stop-contract.ts'
import { makeTemporaryPins } from '../../src/service/member/temporary-pins.ts'
import { openSecret } from '../../src/service/notice/secret.ts'
import { mailsTo } from '../world/mails.ts'
import {
  becomeCustomer,
  enrol,
  enterCode,
  identify,
  logOn,
  mailedCode,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { alone, approved, by, type Desk, memberOf, openDesk, refuses, repositories } from './cast.ts'

const shiro = {
  loginId: 'shiro01',
  displayName: '高橋 四郎',
  mailAddress: 'shiro@yamada.example',
  language: 'ja',
} as const

const add = ({ world, contractId }: Desk, who: Parameters<typeof addUser>[2], changes = {}) =>
  addUser(world.ports, world.institution(), who, { contractId, ...shiro, ...changes })

async function addAdministrator({ world, contractId }: Desk, who: Parameters<typeof addUser>[2]) {
  const pins = await makeTemporaryPins(world.ports, world.institution())
  const person = { contractId, ...shiro, role: 'administrator' as const, pins }
  return atDesk(world.ports, world.institution(), (tx) =>
    addPersonIn(world.ports, tx, world.institution(), who, person),
  )
}

describe('a new user', () => {
  it('comes in by PINs from his administrator and a code that only he gets', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, jiro } = desk
    const { holder, shown, deadline } = await add(desk, by(hanako))
    assert.ok(shown)
    assert.equal(deadline.toString(), '2027-02-10')
    assert.equal((await mailsTo(world, jiro, 'user-added')).length, 1)
    const items = await repositories(desk).outbox.ofMember(holder.id)
    for (const item of items) {
      const text = JSON.stringify(openSecret(world.ports, item) ?? item.body)
      assert.ok(!text.includes(shown.pin) && !text.includes(shown.confirmationPin), item.kind)
    }
    const person = { ...(await readPerson(world, 'shiro01')), ...shown }
    const browser = world.openBrowser()
    assert.equal((await identify(browser, person)).location, '/acquire/code')
    await browser.post('/acquire/code/mail', {})
    await enterCode(browser, (await mailedCode(world, person)) ?? assert.fail())
    await sayYes(browser, '/acquire/window')
    const held = await enrol(browser, '/acquire/window')
    assert.equal((await logOn(browser, held, shown.pin)).screen, 'L-30')
  })

  for (const [title, changes, code] of [
    ['an ID that is there', { loginId: 'ichiro' }, 'login-id-taken'],
    ['the same in capitals and full width', { loginId: 'ＩＣＨＩＲＯ' }, 'login-id-taken'],
    [
      'the address of an administrator, who would hold both',
      { mailAddress: 'Hanako@yamada.example' },
      'address-taken',
    ],
    ['no address', { mailAddress: '' }, 'person-unacceptable'],
    ['an ID in kana', { loginId: 'しろう' }, 'person-unacceptable'],
  ] as const satisfies readonly (readonly [string, object, RefusalCode])[]) {
    it(`is not added with ${title}`, async (t) => {
      const desk = await openDesk(t)
      const before = (await repositories(desk).members.all()).length
      await refuses(code, add(desk, by(desk.hanako), changes))
      assert.equal((await repositories(desk).members.all()).length, before)
    })
  }

  it('gets no ID of somebody who has left, and his coming back alarms the staff', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako, ichiro } = desk
    await removeMember(world.ports, world.institution(), by(hanako), ichiro.id)
    await refuses('login-id-taken', add(desk, by(hanako), { loginId: 'ichiro' }))
    const { holder } = await add(desk, by(hanako), { displayName: '佐藤　一郎' })
    const [alarm] = await repositories(desk).alarms.ofMember(holder.id)
    assert.equal(alarm?.kind, 'reissue-after-deletion')
    const another = await add(desk, by(hanako), { loginId: 'goro02', mailAddress: 'goro@yamada.example' })
    assert.deepEqual(await repositories(desk).alarms.ofMember(another.holder.id), [])
  })

  it('is added by administrators of that contract alone, while it is not stopped', async (t) => {
    const desk = await openDesk(t)
    const { world, contractId, hanako, ichiro, stranger } = desk
    await refuses('act-not-permitted', add(desk, by(ichiro)))
    await refuses('not-found', add(desk, by(stranger)))
    await refuses('approval-needed', add(desk, alone))
    await stopContract(world.ports, world.institution(), alone, contractId, { reason: 'suspicion' })
    await refuses('member-stopped', add(desk, by(hanako)))
    await refuses('contract-stopped', add(desk, approved))
  })

  it('of one ID typed twice at once there is one', async (t) => {
    const desk = await openDesk(t)
    const both = await Promise.allSettled([add(desk, by(desk.hanako)), add(desk, by(desk.jiro))])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })
})

describe('a new administrator', () => {
  it('is added by two of the staff, his PINs and code in two letters', async (t) => {
    const desk = await openDesk(t)
    const { world, hanako } = desk
    await refuses('act-not-permitted', addAdministrator(desk, by(hanako)))
    await refuses('approval-needed', addAdministrator(desk, alone))
    const { holder, shown } = await addAdministrator(desk, approved)
    assert.equal(shown, undefined)
    assert.equal((await memberOf(desk, holder)).role, 'administrator')
    const kinds = (await repositories(desk).outbox.ofMember(holder.id))
      .map((item) => openSecret(world.ports, item)?.kind)
      .filter((kind) => kind !== undefined)
    assert.deepEqual(kinds.sort(), ['pickup-letter', 'pin-letter'])
  })
})

describe('one’s own new PC', () => {
  it('is refused before anything is typed where it comes by reissue', async (t) => {
    const { world, ichiro } = await openDesk(t, { desk: { ...defaultPolicy.desk, newPc: 'by-reissue' } })
    const { browser } = await becomeCustomer(world, ichiro)
    const page = await browser.get('/new-pc')
    assert.equal(page.screen, 'U-62')
    assert.match(page.text, /再発行すると、今の電子証明書は失効します/)
    assert.doesNotMatch(page.text, /name="confirmationPin"/)
    assert.equal((await browser.get('/menu')).screen, 'M-10', 'and nothing has happened')
  })
})
