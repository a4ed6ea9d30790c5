import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { reject } from '../../src/service/office/reject.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { readPerson } from '../world/person.ts'
import { openOffice, partyOf, password, refused } from '../world/staff.ts'
import {
  approveByPasskey,
  approveByPassword,
  asked,
  askToUnlock,
  lockDoor,
  lockedDoors,
  trail,
} from '../world/unlocking.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('an unlock', () => {
  it('happens when another person approves, with a mail and every step in the trail', async (t) => {
    const { world, yuko, ichiro, approvalId, shown, shownHash } = await asked(t)
    assert.deepEqual(
      shown.doors.map(({ door }) => door),
      ['acquisition'],
    )
    assert.deepEqual(await lockedDoors(world), ['acquisition'], 'a request opens nothing')
    const approved = await approveByPassword(world, yuko, approvalId, shownHash)
    assert.equal(approved.state, 'approved')
    assert.equal(approved.decidedBy?.name, '中村 裕子')
    assert.deepEqual(await lockedDoors(world), [])
    assert.deepEqual(await trail(world, /unlock/), [
      'unlock-requested by staff',
      'unlock-approved by staff',
      'doors-unlocked by staff',
    ])
    const [mail] = await mailsTo(world, ichiro, 'doors-unlocked')
    assert.ok(mail)
    assert.match(mail.subject, /ロックを解除しました/)
    assert.match(textOf(mail), /「電子証明書取得」でのIDと暗証番号の入力/)
    assert.doesNotMatch(textOf(mail), /https?:|ichiro/)
    const { doors } = world.ports.store.at(world.institution().id)
    assert.equal(
      await doors.reserveTry(ichiro.id, 'acquisition', 5, world.ports.clock.now()),
      1,
      'all tries are given back',
    )
  })

  it('opens what was shown and no other: not what an administrator has locked', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    const [misaki, at] = [await readPerson(world, 'misaki'), world.ports.clock.now()]
    for (const door of ['acquisition', 'logon-pin'] as const) await lockDoor(world, ichiro.id, door)
    await lockDoor(world, misaki.id)
    await world.database.db
      .updateTable('member')
      .set({ locked_at: at })
      .where('member_id', '=', ichiro.id)
      .execute()
    const { approvalId, shown, shownHash } = await askToUnlock(world, office)
    assert.deepEqual(
      shown.doors.map(({ door }) => door),
      ['acquisition', 'logon-pin'],
    )
    await approveByPassword(world, office.yuko, approvalId, shownHash)
    assert.deepEqual(await lockedDoors(world), [])
    assert.deepEqual(await lockedDoors(world, 'misaki'), ['acquisition'])
    const member = await world.ports.store.at(world.institution().id).members.byId(ichiro.id)
    assert.deepEqual(member?.stops, ['locked-by-administrator'])
  })

  it('is approved by a passkey that has signed just this request', async (t) => {
    const { world, kenji, yuko, ports, institution, approvalId, shownHash } = await asked(t)
    const party = partyOf(world)
    const { staff } = ports.store.at(institution.id)
    // Kenji gets the role, and Yuko asks: so that the one with the passkey approves.
    await withdraw(ports, institution, kenji.session, approvalId)
    await world.database.db
      .updateTable('staff')
      .set({ roles: ['desk', 'approver'] })
      .where('login_id', '=', 'kenji')
      .execute()
    const session = await readStaffSession(ports, institution, kenji.token)
    const second = await askToUnlock(world, { yuko, kenji: { ...kenji, session: yuko.session } })
    assert.equal(second.shownHash, shownHash, 'nothing has changed')
    const ceremony = await beginVerification(ports, institution, party, session, second.approvalId)
    const [allowed] = ceremony.options.allowCredentials as { id: string }[]
    const [own] = await staff.passkeysOf(session.person.id)
    assert.equal(allowed?.id, own?.credentialId.toBase64({ alphabet: 'base64url', omitPadding: true }))
    const done = await approveByPasskey(world, { ...kenji, session }, second.approvalId, shownHash)
    assert.equal(done.state, 'approved')
  })

  it('is not approved by who asked, whatever his roles are', async (t) => {
    const { world, yuko, kenji, ports, institution, approvalId } = await asked(t)
    await withdraw(ports, institution, kenji.session, approvalId)
    const own = await askToUnlock(world, { yuko, kenji: { ...kenji, session: yuko.session } })
    assert.equal((await readApproval(ports, institution, yuko.session, own.approvalId)).mayDecide, 'own')
    await assert.rejects(
      approveByPassword(world, yuko, own.approvalId, own.shownHash),
      refused('approval-own'),
    )
    await assert.rejects(
      reject(ports, institution, yuko.session, own.approvalId, 'no'),
      refused('approval-own'),
    )
    await assert.rejects(
      beginVerification(ports, institution, partyOf(world), yuko.session, own.approvalId),
      refused('approval-own'),
    )
    assert.equal((await trail(world, /staff-act-refused/)).length, 3, 'each try is in the trail')
    await assert.rejects(
      sql`update approval set state = 'approved', decided_by = requested_by, decided_at = now() where state = 'open'`.execute(
        world.database.db,
      ),
      /nobody_decides_his_own/,
    )
    assert.deepEqual(await lockedDoors(world), ['acquisition'])
  })

  it('is what was shown: neither that nor whoever asked can be changed afterwards, by the application either', async (t) => {
    const { world } = await asked(t)
    const db = world.database.app.of(world.institution().id)
    for (const statement of [
      sql`update approval set shown = shown`,
      sql`update approval set shown_hash = shown_hash`,
      sql`update approval set member_id = member_id`,
      sql`update approval set requested_by = requested_by`,
      sql`update approval set expires_at = expires_at`,
      sql`update staff_session set staff_id = staff_id`,
      sql`update staff_passkey set public_key = public_key`,
      sql`delete from approval`,
    ]) {
      await assert.rejects(statement.execute(db), /permission denied/)
    }
  })

  it('is not approved by who has not the role', async (t) => {
    const { world, kenji, ports, institution, approvalId, shownHash } = await asked(t)
    const party = partyOf(world)
    const verification = { kind: 'password', password, code: '123456' } as const
    await assert.rejects(
      approve(ports, institution, party, kenji.session, approvalId, { shownHash, verification }),
      refused('staff-not-allowed'),
    )
    await assert.rejects(
      beginVerification(ports, institution, party, kenji.session, approvalId),
      refused('staff-not-allowed'),
    )
    assert.deepEqual(await trail(world, /refused/), [
      'staff-act-refused by staff',
      'staff-act-refused by staff',
    ])
  })

  it('is not approved when something else was shown to the approver', async (t) => {
    const { world, yuko, approvalId } = await asked(t)
    await assert.rejects(approveByPassword(world, yuko, approvalId, '0'.repeat(64)), refused('shown-changed'))
    assert.deepEqual(await lockedDoors(world), ['acquisition'])
  })

  it('is not asked for when something else was shown, or nothing is locked, or one waits already', async (t) => {
    const { world, kenji, ports, institution, ichiro, shownHash } = await asked(t)
    const evidence = 'called back'
    const ask = (member: string, hash = shownHash) =>
      requestUnlock(ports, institution, kenji.session, member, { shownHash: hash, evidence })
    await assert.rejects(ask(ichiro.id), refused('approval-waits'))
    await assert.rejects(ask(ichiro.id, '0'.repeat(64)), refused('shown-changed'))
    const misaki = await readPerson(world, 'misaki')
    await assert.rejects(ask(misaki.id), refused('nothing-to-unlock'))
    await assert.rejects(
      previewUnlock(ports, institution, kenji.session, misaki.id),
      refused('nothing-to-unlock'),
    )
    await assert.rejects(ask(ports.random.uuid()), refused('not-found'))
    await assert.rejects(ask('nonsense'), refused('not-found'))
  })

  it('of two who ask at once is asked for once', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openOffice(world)
    await lockDoor(world, (await readPerson(world, 'ichiro')).id)
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => askToUnlock(world, office)))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  })
})
