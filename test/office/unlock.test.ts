import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { listApprovals } from '../../src/service/office/list-approvals.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { readMemberPage } from '../../src/service/office/read-member-page.ts'
import { reject } from '../../src/service/office/reject.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { readPerson } from '../world/person.ts'
import { codeOf, openOffice, partyOf, password, refused } from '../world/staff.ts'
import { approveByPasskey, approveByPassword, askToUnlock, lockDoor } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** Ichiro's acquisition door is locked, and Kenji has asked to open it. */
async function asked(t: TestContext) {
  const world = await makeWorld(t, { now })
  const office = await openOffice(world)
  const ichiro = await readPerson(world, 'ichiro')
  await lockDoor(world, ichiro.id)
  const request = await askToUnlock(world, office)
  const { ports } = world
  const institution = world.institution()
  return { world, ports, institution, ichiro, ...office, ...request }
}

async function lockedDoors({ ports, institution }: World, loginId = 'ichiro'): Promise<readonly string[]> {
  const { members } = ports.store.at(institution().id)
  const { id } = (await members.all()).find((member) => member.loginId === loginId) ?? assert.fail()
  return (await members.life(id))?.member.lockedDoors ?? assert.fail()
}

async function trail({ database }: World, kind: RegExp): Promise<string[]> {
  const { rows } = await sql<{
    kind: string
    actor: string
  }>`select kind, actor from audit_event order by at`.execute(database.db)
  return rows.filter((row) => kind.test(row.kind)).map((row) => `${row.kind} by ${row.actor}`)
}

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

describe('a fresh verification', () => {
  it('is needed: wrong password, wrong code and a used code open nothing', async (t) => {
    const { world, yuko, ports, institution, approvalId, shownHash } = await asked(t)
    const attempt = (typed: { password: string; code: string }) =>
      approve(ports, institution, partyOf(world), yuko.session, approvalId, {
        shownHash,
        verification: { kind: 'password', ...typed },
      })
    const code = codeOf(world, yuko.secret)
    await assert.rejects(attempt({ password: 'not the password', code }), refused('verification-failed'))
    await assert.rejects(attempt({ password, code: '000000' }), refused('verification-failed'))
    assert.deepEqual(await lockedDoors(world), ['acquisition'])
    assert.equal((await attempt({ password, code })).state, 'approved')
    assert.equal((await trail(world, /staff-sign-in-refused/)).length, 2)
  })

  it('by passkey stands for this request, this person and one time', async (t) => {
    const { world, kenji, yuko, ports, institution, approvalId } = await asked(t)
    const party = partyOf(world)
    await withdraw(ports, institution, kenji.session, approvalId)
    await world.database.db
      .updateTable('staff')
      .set({ roles: ['desk', 'approver'] })
      .where('login_id', '=', 'kenji')
      .execute()
    const session = await readStaffSession(ports, institution, kenji.token)
    const asYuko = { yuko, kenji: { ...kenji, session: yuko.session } }
    const first = await askToUnlock(world, asYuko)
    const misaki = await readPerson(world, 'misaki')
    await lockDoor(world, misaki.id)
    const other = await askToUnlock(world, asYuko, 'misaki')
    const { ceremonyId, options } = await beginVerification(
      ports,
      institution,
      party,
      session,
      other.approvalId,
    )
    const verification = { kind: 'passkey', ceremonyId, response: kenji.passkey.get(options) } as const
    await assert.rejects(
      approve(ports, institution, party, session, first.approvalId, {
        shownHash: first.shownHash,
        verification,
      }),
      refused('verification-failed'),
      'made for another request',
    )
    await assert.rejects(
      approve(ports, institution, party, session, other.approvalId, {
        shownHash: other.shownHash,
        verification,
      }),
      refused('verification-failed'),
      'spent',
    )
    const again = await beginVerification(ports, institution, party, session, other.approvalId)
    const unverified = {
      ...verification,
      ceremonyId: again.ceremonyId,
      response: kenji.passkey.get(again.options, { userVerified: false }),
    }
    await assert.rejects(
      approve(ports, institution, party, session, other.approvalId, {
        shownHash: other.shownHash,
        verification: unverified,
      }),
      refused('verification-failed'),
      'nobody showed a finger',
    )
    assert.deepEqual(await lockedDoors(world, 'misaki'), ['acquisition'])
  })

  it('by somebody else’s passkey is none', async (t) => {
    const { world, kenji, yuko, ports, institution, approvalId, shownHash } = await asked(t)
    const { ceremonyId, options } = await beginVerification(
      ports,
      institution,
      partyOf(world),
      yuko.session,
      approvalId,
    )
    const verification = { kind: 'passkey', ceremonyId, response: kenji.passkey.get(options) } as const
    await assert.rejects(
      approve(ports, institution, partyOf(world), yuko.session, approvalId, { shownHash, verification }),
      refused('verification-failed'),
    )
  })
})

describe('a request dies', () => {
  for (const [what, change] of [
    ['moved to another role', sql`update member set role = 'administrator' where login_id = 'ichiro'`],
    ['renamed', sql`update member set display_name = '佐藤 次郎' where login_id = 'ichiro'`],
    ['suspended', sql`update member set suspended_at = '2026-11-22T00:00:30Z' where login_id = 'ichiro'`],
    [
      'reported lost',
      sql`update member set loss_reported_at = '2026-11-22T00:00:30Z' where login_id = 'ichiro'`,
    ],
    [
      'given another address',
      sql`update member set mail_address = 'x@evil.example' where login_id = 'ichiro'`,
    ],
    ['given other PINs', sql`update member set pin_hash = 'x' where login_id = 'ichiro'`],
    ['of a contract with another name', sql`update contract set name_ja = '別の会社'`],
    ['opened and locked again meanwhile', sql`update door set locked_at = '2026-11-22T00:00:30Z'`],
    ['opened meanwhile', sql`update door set tries = 0, locked_at = null`],
  ] satisfies [string, ReturnType<typeof sql>][]) {
    it(`when the member is ${what}`, async (t) => {
      const { world, yuko, ports, institution, approvalId, shownHash } = await asked(t)
      await change.execute(world.database.db)
      await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('target-changed'))
      const { state, mayDecide } = await readApproval(ports, institution, yuko.session, approvalId)
      assert.deepEqual([state, mayDecide], ['target-changed', 'closed'])
      assert.deepEqual(await trail(world, /unlock-/), [
        'unlock-requested by staff',
        'unlock-target-changed by system',
      ])
      assert.equal((await trail(world, /doors-unlocked/)).length, 0)
    })
  }

  it('when another door locks between the verification and the deed', async (t) => {
    const { world, yuko, ichiro, ports, institution, approvalId, shownHash } = await asked(t)
    const { passwords } = ports.office
    const meanwhile = {
      ...passwords,
      async verifyOfVisitor(typed: string, hash: string | undefined) {
        await lockDoor(world, ichiro.id, 'logon-pin')
        return passwords.verifyOfVisitor(typed, hash)
      },
    }
    const racing = { ...ports, office: { ...ports.office, passwords: meanwhile } }
    const verification = { kind: 'password', password, code: codeOf(world, yuko.secret) } as const
    await assert.rejects(
      approve(racing, institution, partyOf(world), yuko.session, approvalId, { shownHash, verification }),
      refused('target-changed'),
    )
    assert.deepEqual([...(await lockedDoors(world))].sort(), ['acquisition', 'logon-pin'])
    assert.equal((await readApproval(ports, institution, yuko.session, approvalId)).state, 'target-changed')
  })

  it('not of a chosen language, a new certificate or a PIN entered at another door', async (t) => {
    const { world, yuko, ichiro, ports, institution, approvalId, shownHash } = await asked(t)
    const { members, doors } = ports.store.at(institution.id)
    await members.setLanguage(ichiro.id, 'en')
    await members.nextCertificateNumber(ichiro.id)
    await doors.reserveTry(ichiro.id, 'logon-pin', 5, ports.clock.now())
    await doors.clearTries(ichiro.id, 'logon-pin')
    assert.equal((await approveByPassword(world, yuko, approvalId, shownHash)).state, 'approved')
  })

  it('not of more entries at the locked door: else whoever locked it could keep it so', async (t) => {
    const { world, yuko, ichiro, approvalId, shownHash } = await asked(t)
    await lockDoor(world, ichiro.id)
    assert.equal((await approveByPassword(world, yuko, approvalId, shownHash)).state, 'approved')
  })

  it('of its age, at the hour', async (t) => {
    const { world, kenji, yuko, ports, institution, ichiro, approvalId, shownHash } = await asked(t)
    const { expiresAt } = await readApproval(ports, institution, yuko.session, approvalId)
    ports.clock.set(expiresAt.subtract({ seconds: 1 }))
    assert.equal((await readApproval(ports, institution, yuko.session, approvalId)).mayDecide, 'yes')
    ports.clock.set(expiresAt)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('approval-expired'))
    assert.deepEqual(await trail(world, /unlock-/), ['unlock-requested by staff', 'unlock-expired by system'])
    const again = await previewUnlock(ports, institution, kenji.session, ichiro.id)
    const wish = { shownHash: again.shownHash, evidence: 'called back again' }
    assert.ok(
      await requestUnlock(ports, institution, kenji.session, ichiro.id, wish),
      'and can be made again',
    )
  })

  it('by the sweep too, once', async (t) => {
    const { world } = await asked(t)
    world.advance({ hours: 23 })
    assert.equal((await world.sweep()).settled, 0)
    world.advance({ hours: 1 })
    assert.equal((await world.sweep()).settled, 1)
    assert.equal((await world.sweep()).settled, 0)
    assert.deepEqual(await trail(world, /unlock-expired/), ['unlock-expired by system'])
  })
})

describe('a decision', () => {
  it('is one of two that come at once, and the doors are opened once', async (t) => {
    const { world, yuko, ports, institution, approvalId, shownHash } = await asked(t)
    const approving = (code: string) =>
      approve(ports, institution, partyOf(world), yuko.session, approvalId, {
        shownHash,
        verification: { kind: 'password', password, code },
      })
    // Two windows of one approver, with the codes of two steps; and a rejection in the same moment.
    const outcomes = await Promise.allSettled([
      approving(codeOf(world, yuko.secret)),
      approving(codeOf(world, yuko.secret, 1)),
      reject(ports, institution, yuko.session, approvalId, 'changed my mind'),
    ])
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await trail(world, /unlock-(?:approved|rejected)/)).length, 1)
  })

  it('cannot be taken back, nor made twice', async (t) => {
    const { world, kenji, yuko, ports, institution, approvalId, shownHash } = await asked(t)
    await approveByPassword(world, yuko, approvalId, shownHash)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('approval-closed'))
    await assert.rejects(
      reject(ports, institution, yuko.session, approvalId, 'no'),
      refused('approval-closed'),
    )
    await assert.rejects(withdraw(ports, institution, kenji.session, approvalId), refused('approval-closed'))
  })

  it('that breaks off half-way leaves nothing half', async (t) => {
    const { world, yuko, approvalId, shownHash } = await asked(t)
    await sql`create function break_off() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`.execute(
      world.database.db,
    )
    await sql`create trigger break_off before insert on outbox for each row execute function break_off()`.execute(
      world.database.db,
    )
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), /power cut/)
    assert.deepEqual(await lockedDoors(world), ['acquisition'])
    assert.deepEqual(await trail(world, /unlock/), ['unlock-requested by staff'])
    await sql`drop trigger break_off on outbox`.execute(world.database.db)
    assert.equal(
      (await approveByPassword(world, yuko, approvalId, shownHash)).state,
      'approved',
      'and can be made again',
    )
  })

  it('may be a no, with its reason, or a withdrawal by who asked', async (t) => {
    const { world, kenji, yuko, ports, institution, approvalId } = await asked(t)
    await assert.rejects(withdraw(ports, institution, yuko.session, approvalId), refused('staff-not-allowed'))
    const rejected = await reject(ports, institution, yuko.session, approvalId, 'the number was another')
    assert.deepEqual([rejected.state, rejected.decisionReason], ['rejected', 'the number was another'])
    const second = await askToUnlock(world, { kenji, yuko })
    const withdrawn = await withdraw(ports, institution, kenji.session, second.approvalId)
    assert.deepEqual([withdrawn.state, withdrawn.decidedBy], ['withdrawn', undefined])
    assert.deepEqual(await lockedDoors(world), ['acquisition'])
  })
})

describe('the lists', () => {
  it('show what waits and what was decided, each a page at a time', async (t) => {
    const { world, kenji, yuko, ports, institution, approvalId, ichiro } = await asked(t)
    const open = () => listApprovals(ports, institution, yuko.session, { state: 'open' })
    const [waiting] = (await open()).approvals
    assert.equal(waiting?.id, approvalId)
    assert.equal(waiting?.evidence, 'called back on the registered number')
    assert.equal(
      (await readMemberPage(ports, institution, yuko.session, ichiro.id)).openApprovals[0],
      approvalId,
    )
    await withdraw(ports, institution, kenji.session, approvalId)
    for (let made = 0; made < 21; made += 1) {
      world.advance({ seconds: 1 })
      const { approvalId: next } = await askToUnlock(world, { kenji, yuko })
      await withdraw(ports, institution, kenji.session, next)
    }
    const first = await listApprovals(ports, institution, yuko.session, { state: 'closed' })
    const second = await listApprovals(ports, institution, yuko.session, {
      state: 'closed',
      ...(first.next && { after: first.next }),
    })
    assert.deepEqual([first.approvals.length, second.approvals.length, second.next], [20, 2, undefined])
    const ids = new Set([...first.approvals, ...second.approvals].map(({ id }) => id))
    assert.equal(ids.size, 22)
    assert.equal(second.approvals.at(-1)?.id, approvalId, 'the oldest comes last')
    assert.deepEqual((await open()).approvals, [])
  })

  it('show one that has died as dead', async (t) => {
    const { world, yuko, ports, institution } = await asked(t)
    world.advance({ hours: 24 })
    const { approvals } = await listApprovals(ports, institution, yuko.session, { state: 'open' })
    assert.deepEqual(
      approvals.map(({ state }) => state),
      ['expired'],
    )
  })
})
