import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { readPerson } from '../world/person.ts'
import { codeOf, partyOf, password, refused } from '../world/staff.ts'
import { asked, askToUnlock, lockDoor, lockedDoors, trail } from '../world/unlocking.ts'

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
