import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { addStaff } from '../../src/service/office/add-staff.ts'
import { beginPasskeySignIn } from '../../src/service/office/begin-passkey-sign-in.ts'
import { disableStaff } from '../../src/service/office/disable-staff.ts'
import { listAlarms } from '../../src/service/office/list-alarms.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { renewStaff } from '../../src/service/office/renew-staff.ts'
import { seeAlarm } from '../../src/service/office/see-alarm.ts'
import { signInWithPasskey } from '../../src/service/office/sign-in-with-passkey.ts'
import { signInWithPassword } from '../../src/service/office/sign-in-with-password.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { sweep } from '../../src/service/sweep/sweep.ts'
import { alarmsAnswer, approval as approvalAnswer } from '../../src/wire/office.ts'
import { softPasskey } from '../world/passkey.ts'
import { readPerson } from '../world/person.ts'
import { activatePasskey, codeOf, openOffice, partyOf, password, refused } from '../world/staff.ts'
import { approveByPasskey, approveByPassword, askToUnlock, lockDoor } from '../world/unlocking.ts'
import { makeWorld } from '../world.ts'

/** Kenji has asked to open Ichiro's door; Yuko may approve. */
async function atWork(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const office = await openOffice(world)
  const { ports } = world
  const institution = world.institution()
  await lockDoor(world, (await readPerson(world, 'ichiro')).id)
  const request = await askToUnlock(world, office)
  const party = partyOf(world)
  const byPasskey = async (passkey = office.kenji.passkey) => {
    const { ceremonyId, options } = await beginPasskeySignIn(ports, institution, party)
    return signInWithPasskey(ports, institution, party, { ceremonyId, response: passkey.get(options) })
  }
  const byPassword = (secret = office.yuko.secret) =>
    signInWithPassword(ports, institution, { loginId: 'yuko', password, code: codeOf(world, secret) })
  const trail = async () => {
    const { rows } = await sql<{ kind: string; actor: string }>`
      select kind, actor from audit_event order by at, audit_event_id`.execute(world.database.db)
    return rows.map(({ kind, actor }) => `${kind} by ${actor}`)
  }
  const alarms = async (of: 'kenji' | 'yuko') => {
    const page = await listAlarms(ports, institution, office[of].session, { state: 'unseen' })
    return alarmsAnswer.parse(JSON.parse(JSON.stringify(page))).alarms
  }
  const read = (token: string) => readStaffSession(ports, institution, token)
  return {
    world,
    ports,
    institution,
    ...office,
    ...request,
    party,
    byPasskey,
    byPassword,
    trail,
    alarms,
    read,
  }
}

const news = (before: readonly string[], after: readonly string[]) => {
  const left = [...before]
  return after.filter((event) => !left.includes(event) || left.splice(left.indexOf(event), 1).length === 0)
}

describe('somebody of the staff who is renewed', () => {
  it('loses passkeys and sessions at once, and comes in with the code, once', async (t) => {
    const { world, ports, institution, kenji, byPasskey, trail, read } = await atWork(t)
    const open = await byPasskey()
    const before = await trail()
    const renewed = await renewStaff(ports, institution, ' KENJI ')
    for (const token of [kenji.token, open]) {
      await assert.rejects(read(token), (error: unknown) => {
        assert.deepEqual((error as { facts?: unknown }).facts, { reason: 'renewed' })
        return refused('staff-session-ended')(error)
      })
    }
    assert.deepEqual(news(before, await trail()).sort(), [
      'staff-alarmed by system',
      'staff-renewed by system',
      'staff-session-ended by system',
      'unlock-requester-gone by system',
    ])
    await assert.rejects(byPasskey(), refused('sign-in-failed'))
    const { passkey, token } = await activatePasskey(world, renewed)
    assert.equal((await read(token)).person.id, kenji.session.person.id, 'the same person')
    assert.ok(await byPasskey(passkey))
    await assert.rejects(byPasskey(), refused('sign-in-failed'), 'the old one stays dead')
    await assert.rejects(activatePasskey(world, renewed), refused('activation-failed'))
  })

  it('loses password and one-time codes, though they are right', async (t) => {
    const { world, ports, institution, yuko, byPassword, read } = await atWork(t)
    await byPassword()
    world.advance({ seconds: 60 })
    const renewed = await renewStaff(ports, institution, 'yuko')
    await assert.rejects(byPassword(), refused('sign-in-failed'))
    const { token } = await activatePasskey(world, renewed)
    assert.deepEqual((await read(token)).person.methods, ['passkey'])
    await assert.rejects(byPassword(yuko.secret), refused('sign-in-failed'))
  })

  it('may be renewed again: the code before is dead', async (t) => {
    const { world, ports, institution } = await atWork(t)
    const first = await renewStaff(ports, institution, 'kenji')
    const second = await renewStaff(ports, institution, 'kenji')
    await assert.rejects(activatePasskey(world, first), refused('activation-failed'))
    assert.ok((await activatePasskey(world, second)).token)
  })

  it('has no session by a passkey that he showed a moment before', async (t) => {
    const { ports, institution, byPasskey } = await atWork(t)
    const transact = ports.store.transact.bind(ports.store)
    const mocked = t.mock.method(ports.store, 'transact', async (...args: Parameters<typeof transact>) => {
      mocked.mock.restore()
      await renewStaff(ports, institution, 'kenji')
      return transact(...args)
    })
    await assert.rejects(byPasskey(), refused('sign-in-failed'))
  })
})

describe('somebody of the staff who is disabled', () => {
  it('gets in by nothing, and what he asked for is withdrawn with its event', async (t) => {
    const { world, ports, institution, kenji, yuko, approvalId, shownHash, byPasskey, trail, read } =
      await atWork(t)
    const before = await trail()
    await disableStaff(ports, institution, 'kenji')
    assert.deepEqual(news(before, await trail()).sort(), [
      'staff-alarmed by system',
      'staff-disabled by system',
      'staff-session-ended by system',
      'unlock-requester-gone by system',
    ])
    await assert.rejects(read(kenji.token), refused('staff-session-ended'))
    await assert.rejects(byPasskey(), refused('sign-in-failed'))
    const request = await readApproval(ports, institution, yuko.session, approvalId)
    approvalAnswer.parse(JSON.parse(JSON.stringify(request)))
    assert.deepEqual([request.state, request.decidedBy], ['withdrawn', undefined])
    await assert.rejects(
      approveByPassword(world, yuko, approvalId, shownHash),
      refused('approval-closed'),
      'and nobody approves it any more',
    )
  })

  it('approves nothing by a session that was read a moment before', async (t) => {
    const { world, ports, institution, yuko, approvalId, shownHash } = await atWork(t)
    await disableStaff(ports, institution, 'yuko')
    await assert.rejects(
      approveByPassword(world, yuko, approvalId, shownHash),
      refused('verification-failed'),
    )
    assert.equal((await ports.store.at(institution.id).approvals.byId(approvalId))?.state, 'open')
  })

  it('approves nothing by a passkey either: it is right, and his session has ended', async (t) => {
    const { world, ports, institution, kenji, yuko, approvalId, read } = await atWork(t)
    await withdraw(ports, institution, kenji.session, approvalId)
    await sql`update staff set roles = array['desk', 'approver'] where login_id = 'kenji'`.execute(
      world.database.db,
    )
    const session = await read(kenji.token)
    const second = await askToUnlock(world, { yuko, kenji: { ...kenji, session: yuko.session } })
    await disableStaff(ports, institution, 'kenji')
    await assert.rejects(
      approveByPasskey(world, { ...kenji, session }, second.approvalId, second.shownHash),
      refused('staff-session-ended'),
    )
    assert.equal((await ports.store.at(institution.id).approvals.byId(second.approvalId))?.state, 'open')
  })

  it('asks for nothing by a session that was read a moment before', async (t) => {
    const { world, ports, institution, kenji, yuko } = await atWork(t)
    await lockDoor(world, (await readPerson(world, 'misaki')).id)
    await disableStaff(ports, institution, 'kenji')
    await assert.rejects(askToUnlock(world, { kenji, yuko }, 'misaki'), refused('staff-session-ended'))
  })

  it('cannot activate himself with a code that was made before', async (t) => {
    const { world, ports, institution } = await atWork(t)
    const renewed = await renewStaff(ports, institution, 'kenji')
    await disableStaff(ports, institution, 'kenji')
    await assert.rejects(activatePasskey(world, renewed), refused('activation-failed'))
    await assert.rejects(renewStaff(ports, institution, 'kenji'), refused('staff-not-allowed'))
  })

  it('leaves his place to another: dual control goes on', async (t) => {
    const { world, ports, institution, kenji, yuko, read } = await atWork(t)
    const rei = { loginId: 'rei', displayName: '石川 玲', language: 'ja', roles: ['desk'] } as const
    await assert.rejects(addStaff(ports, institution, rei), refused('staff-not-allowed'))
    await disableStaff(ports, institution, 'kenji')
    const { token } = await activatePasskey(world, await addStaff(ports, institution, rei))
    const session = await read(token)
    const request = await askToUnlock(world, { yuko, kenji: { ...kenji, session } })
    const done = await approveByPassword(world, yuko, request.approvalId, request.shownHash)
    assert.equal(done.state, 'approved')
  })

  it('of two terminals at once is disabled once', async (t) => {
    const { ports, institution, alarms } = await atWork(t)
    const outcomes = await Promise.allSettled([1, 2].map(() => disableStaff(ports, institution, 'kenji')))
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal((await alarms('yuko')).length, 1)
  })
})

describe('the others of the staff', () => {
  it('see an alarm, with the name of whom it is about', async (t) => {
    const { ports, institution, kenji, alarms, yuko } = await atWork(t)
    await renewStaff(ports, institution, 'kenji')
    const [alarm] = await alarms('yuko')
    assert.deepEqual(
      [alarm?.kind, alarm?.staffId, alarm?.staffName, alarm?.memberId],
      ['staff-renewed', kenji.session.person.id, '高橋 健二', undefined],
    )
    await seeAlarm(ports, institution, yuko.session, alarm?.id ?? '')
    assert.deepEqual(await alarms('yuko'), [])
  })

  it('take it up, and not he himself: who came in by his code would hide it', async (t) => {
    const { world, ports, institution, read, alarms } = await atWork(t)
    const { token } = await activatePasskey(world, await renewStaff(ports, institution, 'kenji'))
    const [alarm] = await alarms('yuko')
    await assert.rejects(
      seeAlarm(ports, institution, await read(token), alarm?.id ?? ''),
      refused('staff-not-allowed'),
    )
    assert.equal((await alarms('yuko')).length, 1)
  })
})

describe('a request', () => {
  it('of somebody who lost the role is withdrawn by the sweep, once', async (t) => {
    const { world, ports, institution, approvalId, trail } = await atWork(t)
    await sql`update staff set roles = array['auditor'] where login_id = 'kenji'`.execute(world.database.db)
    await sweep(ports, institution)
    await sweep(ports, institution)
    assert.equal((await ports.store.at(institution.id).approvals.byId(approvalId))?.state, 'withdrawn')
    const ends = (await trail()).filter((event) => event.startsWith('unlock-requester-gone'))
    assert.deepEqual(ends, ['unlock-requester-gone by system'])
  })
})

describe('the database', () => {
  it('keeps an alarm to what its kind says it is about', async (t) => {
    const { world, kenji } = await atWork(t)
    const { id: member } = await readPerson(world, 'ichiro')
    const { id: staff } = kenji.session.person
    const insert = (kind: string, memberId: string | null, staffId: string | null) =>
      sql`insert into alarm (institution_id, alarm_id, kind, member_id, staff_id, raised_at, facts)
          values (${world.institution().id}, ${world.ports.random.uuid()}, ${kind}, ${memberId}, ${staffId},
                  '2026-11-22', '{}')`.execute(world.database.app.of(world.institution().id))
    for (const [kind, memberId, staffId] of [
      ['staff-disabled', member, null],
      ['staff-renewed', null, null],
      ['loss', null, staff],
      ['not-me', member, staff],
    ] as const) {
      await assert.rejects(insert(kind, memberId, staffId), /check constraint/)
    }
    await insert('staff-disabled', null, staff)
    await insert('loss', member, null)
  })
})

it('a passkey of before is not made one’s own again', async (t) => {
  const { world, ports, institution, kenji } = await atWork(t)
  const [own] = await ports.store.at(institution.id).staff.passkeysOf(kenji.session.person.id)
  assert.ok(own)
  const renewed = await renewStaff(ports, institution, 'kenji')
  const { staff } = ports.store.at(institution.id)
  assert.equal(await staff.addPasskey(renewed.id, own, ports.clock.now()), false)
  assert.ok(await activatePasskey(world, renewed, 'a', softPasskey(partyOf(world).origin)))
})
