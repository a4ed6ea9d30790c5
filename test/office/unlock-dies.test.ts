import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { approve } from '../../src/service/office/approve.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import { codeOf, partyOf, password, refused } from '../world/staff.ts'
import { approveByPassword, asked, lockDoor, lockedDoors, trail } from '../world/unlocking.ts'

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
