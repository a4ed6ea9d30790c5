import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { parseId, type StaffId } from '../../src/domain/id.ts'
import type { StaffRole } from '../../src/domain/staff.ts'
import { listApprovals } from '../../src/service/office/list-approvals.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { renewStaff } from '../../src/service/office/renew-staff.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { showHalf } from '../../src/service/request/code-halves.ts'
import { listStaff } from '../../src/service/request/staff-requests.ts'
import type { StaffWish } from '../../src/service/request/staff-wish.ts'
import { askFor, askForStaff } from '../world/desk-requests.ts'
import { dump, forms } from '../world/dump.ts'
import { activatePassword, openOffice, refused } from '../world/staff.ts'
import { approveAtOnce, approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const jiroId = 'aaaaaaaa-1111-4111-8111-111111111111'
const jiro: StaffWish = {
  change: 'add',
  staffId: jiroId,
  loginId: 'Jiro',
  name: '鈴木 二郎',
  language: 'ja',
  roles: ['desk', 'approver'],
}

async function giveRoles({ database }: World, loginId: string, roles: StaffRole[]) {
  await database.db.updateTable('staff').set({ roles }).where('login_id', '=', loginId).execute()
}

/** Kenji administers the system and works at the desk; Yuko approves. */
async function office(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { kenji, yuko } = await openOffice(world)
  await giveRoles(world, 'kenji', ['desk', 'system-administrator'])
  const session = await readStaffSession(world.ports, world.institution(), kenji.token)
  return { world, kenji: { ...kenji, session }, yuko }
}

const half = (world: World, { session }: { session: Parameters<typeof showHalf>[2] }, id = jiroId) =>
  showHalf(world.ports, world.institution(), session, id)

/** Jiro is added and has signed in. */
async function withJiro(t: TestContext) {
  const { world, kenji, yuko } = await office(t)
  const { approvalId, shownHash } = await askForStaff(world, kenji.session, jiro)
  await approveByPassword(world, yuko, approvalId, shownHash)
  const activationCode = `${(await half(world, kenji)).text}${(await half(world, yuko)).text}`
  const person = { id: parseId<StaffId>(jiroId), loginId: 'jiro', activationCode }
  const { secret, token } = await activatePassword(world, person)
  const session = await readStaffSession(world.ports, world.institution(), token)
  return { world, kenji, yuko, jiro: { secret, token, session } }
}

describe('a person of the staff is added', () => {
  it('by two, each of whom holds half of the code', async (t) => {
    const { world, kenji, yuko } = await office(t)
    const { approvalId, shownHash } = await askForStaff(world, kenji.session, jiro)
    assert.equal((await listStaff(world.ports, world.institution(), kenji.session)).length, 2)
    await approveByPassword(world, yuko, approvalId, shownHash)
    const [first, second] = [await half(world, kenji), await half(world, yuko)]
    assert.deepEqual([first.half, second.half], ['first', 'second'])
    assert.deepEqual([first.text.length, second.text.length], [6, 6])
    for (const who of [kenji, yuko]) await assert.rejects(half(world, who), refused('code-half-gone'))
    for (const [table, rows] of await dump(world))
      for (const text of forms(first.text + second.text)) assert.ok(!rows.includes(text), table)
    const person = { id: parseId<StaffId>(jiroId), loginId: 'jiro', activationCode: first.text + second.text }
    for (const wrong of [first.text + first.text, second.text + second.text])
      await assert.rejects(
        activatePassword(world, { ...person, activationCode: wrong }),
        refused('activation-failed'),
      )
    await activatePassword(world, person)
    assert.deepEqual(await trail(world, /^staff-(added|code-shown)|^request-/), [
      'staff-added by system',
      'staff-added by system',
      'request-made by staff',
      'request-approved by staff',
      'staff-added by staff',
      'staff-code-shown by staff',
      'staff-code-shown by staff',
    ])
  })

  it('and a half that nobody fetched ends with the code', async (t) => {
    const { world, kenji, yuko } = await office(t)
    const { approvalId, shownHash } = await askForStaff(world, kenji.session, jiro)
    await approveByPassword(world, yuko, approvalId, shownHash)
    const [, , added] = await listStaff(world.ports, world.institution(), kenji.session)
    assert.deepEqual([added?.state, added?.hasHalfForMe], ['invited', true])
    const kept = () =>
      world.database.db
        .selectFrom('staff_code_half')
        .select('half')
        .where('sealed', 'is not', null)
        .orderBy('half')
        .execute()
    await world.sweep()
    assert.deepEqual(await kept(), [{ half: 'first' }, { half: 'second' }])
    world.advance({ hours: 72 })
    await assert.rejects(half(world, kenji), refused('code-half-gone'))
    await world.sweep()
    assert.deepEqual(await kept(), [], 'and nothing of it is left')
  })

  it('unless somebody of that ID came first', async (t) => {
    const { world, kenji } = await office(t)
    await assert.rejects(
      askForStaff(world, kenji.session, { ...jiro, loginId: ' ＹＵＫＯ ' }),
      refused('login-id-taken'),
    )
    await assert.rejects(
      askForStaff(world, kenji.session, { ...jiro, loginId: '二郎' }),
      refused('person-unacceptable'),
    )
  })
})

describe('roles', () => {
  it('change by two others, and count from the next act on', async (t) => {
    const { world, kenji, yuko, jiro: third } = await withJiro(t)
    const wish: StaffWish = { change: 'roles', staffId: jiroId, roles: ['auditor'] }
    const { approvalId, shownHash } = await askForStaff(world, kenji.session, wish)
    await assert.rejects(approveByPassword(world, third, approvalId, shownHash), refused('about-oneself'))
    const institution = world.institution()
    assert.equal(
      (await readApproval(world.ports, institution, third.session, approvalId)).mayDecide,
      'about-oneself',
    )
    await approveByPassword(world, yuko, approvalId, shownHash)
    const session = await readStaffSession(world.ports, institution, third.token)
    assert.deepEqual(session.person.roles, ['auditor'])
    await assert.rejects(askFor(world, session, 'hanako', { act: 'removal' }), refused('staff-not-allowed'))
  })

  it('are not raised by oneself, nor taken so that nobody can go on', async (t) => {
    const { world, kenji, yuko } = await office(t)
    const ask = (wish: StaffWish) => askForStaff(world, kenji.session, wish)
    const roles = ['system-administrator', 'approver'] as const
    await assert.rejects(
      ask({ change: 'roles', staffId: kenji.session.person.id, roles }),
      refused('about-oneself'),
    )
    const yukoId = yuko.session.person.id
    await assert.rejects(ask({ change: 'roles', staffId: yukoId, roles: ['desk'] }), refused('nobody-left'))
    await assert.rejects(ask({ change: 'disable', staffId: yukoId }), refused('nobody-left'))
    const same = { change: 'roles', staffId: yukoId, roles: yuko.session.person.roles } as const
    await assert.rejects(ask(same), refused('nothing-to-change'))
    await assert.rejects(askForStaff(world, yuko.session, jiro), refused('staff-not-allowed'))
  })

  it('are asked for anew when somebody changed them in between', async (t) => {
    const { world, kenji, yuko } = await withJiro(t)
    const wish: StaffWish = { change: 'roles', staffId: jiroId, roles: ['auditor'] }
    const { approvalId, shownHash } = await askForStaff(world, kenji.session, wish)
    await giveRoles(world, 'jiro', ['policy-editor'])
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('target-changed'))
  })
})

describe('somebody who leaves', () => {
  it('is disabled by two; his session ends and what he asked for is withdrawn', async (t) => {
    const { world, kenji, yuko, jiro: third } = await withJiro(t)
    const his = await askFor(world, third.session, 'hanako', { act: 'removal' })
    const { approvalId, shownHash } = await askForStaff(world, kenji.session, {
      change: 'disable',
      staffId: jiroId,
    })
    await approveByPassword(world, yuko, approvalId, shownHash)
    const institution = world.institution()
    await assert.rejects(
      readStaffSession(world.ports, institution, third.token),
      refused('staff-session-ended'),
    )
    assert.equal(
      (await readApproval(world.ports, institution, yuko.session, his.approvalId)).state,
      'withdrawn',
    )
  })

  it('or who lost his key begins anew, with a code in two halves', async (t) => {
    const { world, kenji, yuko, jiro: third } = await withJiro(t)
    const { approvalId, shownHash } = await askForStaff(world, kenji.session, {
      change: 'renew',
      staffId: jiroId,
    })
    await approveByPassword(world, yuko, approvalId, shownHash)
    await assert.rejects(
      readStaffSession(world.ports, world.institution(), third.token),
      refused('staff-session-ended'),
    )
    const activationCode = `${(await half(world, kenji)).text}${(await half(world, yuko)).text}`
    await activatePassword(world, { id: parseId<StaffId>(jiroId), loginId: 'jiro', activationCode })
  })
})

it('two who approve one request in one moment do it once', async (t) => {
  const { world, kenji, yuko, jiro: third } = await withJiro(t)
  const wish = { act: 'reissue', reason: 'other', pins: 'reset' } as const
  const { approvalId, shownHash } = await askFor(world, kenji.session, 'hanako', wish)
  const both = await Promise.allSettled([
    approveAtOnce(world, yuko, approvalId, shownHash),
    approveAtOnce(world, third, approvalId, shownHash),
  ])
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
  const [lost] = both.filter((each) => each.status === 'rejected')
  assert.ok(lost && refused('approval-closed')(lost.reason))
  assert.equal((await trail(world, /member-reissued/)).length, 1)
})

it('a system administrator reads requests about the staff, and none about customers', async (t) => {
  const { world, kenji } = await office(t)
  await askFor(world, kenji.session, 'hanako', { act: 'removal' })
  await askForStaff(world, kenji.session, jiro)
  await giveRoles(world, 'kenji', ['system-administrator'])
  const session = await readStaffSession(world.ports, world.institution(), kenji.token)
  const { approvals } = await listApprovals(world.ports, world.institution(), session, { state: 'open' })
  assert.deepEqual(
    approvals.map(({ shown }) => shown.act),
    ['staff-change'],
  )
})

describe('the terminal', () => {
  it('gives nobody another code whom two others of the office can help', async (t) => {
    const { world } = await withJiro(t)
    await assert.rejects(renewStaff(world.ports, world.institution(), 'jiro'), refused('approval-needed'))
    assert.equal(
      (await renewStaff(world.ports, world.institution(), 'kenji')).loginId,
      'kenji',
      'nobody else asks',
    )
  })

  it('helps one of two, as there is nobody else', async (t) => {
    const { world } = await office(t)
    for (const loginId of ['kenji', 'yuko'])
      assert.equal((await renewStaff(world.ports, world.institution(), loginId)).loginId, loginId)
  })
})
