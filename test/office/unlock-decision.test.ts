import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { approve } from '../../src/service/office/approve.ts'
import { listApprovals } from '../../src/service/office/list-approvals.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { readMemberPage } from '../../src/service/office/read-member-page.ts'
import { reject } from '../../src/service/office/reject.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { codeOf, partyOf, password, refused } from '../world/staff.ts'
import { approveByPassword, asked, askToUnlock, listings, lockedDoors, trail } from '../world/unlocking.ts'

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

  it('say in the trail about whom they have told, and so does the reading of one', async (t) => {
    const { world, ports, institution, yuko, ichiro, approvalId } = await asked(t)
    await listApprovals(ports, institution, yuko.session, { state: 'closed' })
    assert.deepEqual(await listings(world), [], 'an empty list tells nothing')
    await listApprovals(ports, institution, yuko.session, { state: 'open' })
    const facts = { list: 'approvals', found: 1, members: ichiro.id }
    assert.deepEqual(await listings(world), [{ actor: 'staff', actor_id: yuko.session.person.id, facts }])
    const readings = () => trail(world, /member-read/)
    const before = (await readings()).length
    await readApproval(ports, institution, yuko.session, approvalId)
    await readApproval(ports, institution, yuko.session, approvalId)
    assert.equal((await readings()).length, before + 1, 'once in a while')
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
