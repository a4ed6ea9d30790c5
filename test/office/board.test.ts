import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { StaffRole } from '../../src/domain/staff.ts'
import type { BoardDraft } from '../../src/service/office/board-draft.ts'
import { listBoardMessages, readBoardMessage } from '../../src/service/office/board-messages.ts'
import { listApprovals } from '../../src/service/office/list-approvals.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { reject } from '../../src/service/office/reject.ts'
import { requestBoardMessage } from '../../src/service/office/request-board-message.ts'
import {
  previewBoardWithdrawal,
  requestBoardWithdrawal,
} from '../../src/service/office/request-board-withdrawal.ts'
import { settleApprovals } from '../../src/service/office/settle-approvals.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { askToPublish, askToTakeAway, publish, warning } from '../world/board.ts'
import { contractNumber } from '../world/institution.ts'
import { readPerson } from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { approveByPassword, askToUnlock, lockDoor } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function opened(t: TestContext) {
  const world = await makeWorld(t, { now })
  const office = await openOffice(world)
  return { world, ports: world.ports, institution: world.institution(), ...office }
}

/** Kenji, with another role. */
async function withRole(world: World, { token }: { token: string }, role: StaffRole) {
  await sql`update staff set roles = array[${role}] where login_id = 'kenji'`.execute(world.database.db)
  return readStaffSession(world.ports, world.institution(), token)
}

async function trail({ database }: World, kind: RegExp): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`select kind from audit_event order by at`.execute(database.db)
  return rows.map((row) => row.kind).filter((each) => kind.test(each))
}

const messages = async (
  { ports, institution, kenji }: Awaited<ReturnType<typeof opened>>,
  state = 'current',
) =>
  (
    await listBoardMessages(ports, institution, kenji.session, {
      state: state as 'current' | 'coming' | 'over',
    })
  ).messages.map(({ title }) => title.en)

describe('a message', () => {
  it('stands on the board when another person has approved it, word for word what both were shown', async (t) => {
    const all = await opened(t)
    const { world, ports, institution, kenji, yuko } = all
    const { approvalId, shownHash, shown } = await askToPublish(world, kenji.session)
    assert.deepEqual(await messages(all), [], 'a request publishes nothing')
    assert.equal((await approveByPassword(world, yuko, approvalId, shownHash)).state, 'approved')
    assert.deepEqual(await messages(all), [warning.title.en])
    const [row] = (await listBoardMessages(ports, institution, kenji.session, { state: 'current' })).messages
    assert.ok(row)
    assert.equal(row.requestedBy, '高橋 健二')
    assert.equal(row.approvedBy, '中村 裕子')
    assert.deepEqual(row.body, shown.message.body)
    assert.equal(row.readers, 0)
    assert.deepEqual(await trail(world, /^(request|board)-/), [
      'request-made',
      'request-approved',
      'board-message-published',
    ])
  })

  it('is kept out of the audit trail, and so is what the approver was told', async (t) => {
    const { world, kenji, yuko } = await opened(t)
    await publish(world, { kenji, yuko })
    const { rows } = await sql<{
      text: string
    }>`select row_to_json(e)::text as text from audit_event e`.execute(world.database.db)
    const everything = rows.map(({ text }) => text).join('\n')
    assert.match(everything, /board-message-published/)
    for (const secret of [warning.title.ja, warning.body.en, 'as the police asked'])
      assert.doesNotMatch(everything, new RegExp(secret))
  })

  it('is not published by who asked for it, nor twice by one request', async (t) => {
    const all = await opened(t)
    const { world, yuko } = all
    const own = await askToPublish(world, yuko.session)
    await assert.rejects(
      approveByPassword(world, yuko, own.approvalId, own.shownHash),
      refused('approval-own'),
    )
    const { approvalId, shownHash } = await publish(world, all)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('approval-closed'))
    assert.equal((await messages(all)).length, 1)
  })

  it('is not published when it was rejected or withdrawn', async (t) => {
    const all = await opened(t)
    const { world, ports, institution, kenji, yuko } = all
    const first = await askToPublish(world, kenji.session)
    await reject(ports, institution, yuko.session, first.approvalId, 'say it more clearly')
    const second = await askToPublish(world, kenji.session)
    await withdraw(ports, institution, kenji.session, second.approvalId)
    for (const { approvalId, shownHash } of [first, second])
      await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('approval-closed'))
    assert.deepEqual(await messages(all), [])
    assert.deepEqual(await trail(world, /^request-/), [
      'request-made',
      'request-rejected',
      'request-made',
      'request-withdrawn',
    ])
  })

  it('is refused when the page showed something else than what was typed', async (t) => {
    const { world, ports, institution, kenji } = await opened(t)
    const { shownHash } = await askToPublish(world, kenji.session)
    const other = { ...warning, title: { ...warning.title, en: 'Beware of strange calls' } }
    await assert.rejects(
      requestBoardMessage(ports, institution, kenji.session, other, { shownHash, evidence: 'why' }),
      refused('shown-changed'),
    )
  })

  it('dies as a request with its last day, with another name of its contract, and with its time', async (t) => {
    const { world, ports, institution, kenji, yuko } = await opened(t)
    const audience = { kind: 'contract', number: contractNumber } as const
    const ofContract = await askToPublish(world, kenji.session, { ...warning, audience })
    await sql`update contract set name_ja = '別の会社'`.execute(world.database.db)
    await assert.rejects(
      approveByPassword(world, yuko, ofContract.approvalId, ofContract.shownHash),
      refused('target-changed'),
    )
    const ofToday = await askToPublish(world, kenji.session, { ...warning, until: '2026-11-22' })
    const late = await askToPublish(world, kenji.session)
    world.goTo('2026-11-23T00:00:00') // the first instant of the next day in Tokyo
    assert.equal(await settleApprovals(ports, institution), 1)
    const stateOf = async (id: string) => (await readApproval(ports, institution, kenji.session, id)).state
    assert.equal(await stateOf(ofToday.approvalId), 'target-changed')
    assert.equal(await stateOf(late.approvalId), 'open')
  })

  for (const [what, change, fault] of [
    ['in one language', { title: { ja: '題名', en: ' ' } }, 'title-missing'],
    ['without a text in the other', { body: { ja: '\u3000\n', en: 'x' } }, 'body-missing'],
    ['with a link', { body: { ja: 'こちら https://evil.example', en: 'x' } }, 'body-link'],
    ['that is too long', { body: { ja: '文'.repeat(4001), en: 'x' } }, 'body-long'],
    ['of a day gone by', { from: '2026-11-21' }, 'from-past'],
    ['that ends before it begins', { from: '2026-11-24', until: '2026-11-23' }, 'until-before-from'],
    ['for a contract that there is not', { audience: { kind: 'contract', number: '1' } }, 'no-contract'],
  ] satisfies [string, Partial<BoardDraft>, string][]) {
    it(`is not asked for ${what}`, async (t) => {
      const { world, kenji } = await opened(t)
      await assert.rejects(askToPublish(world, kenji.session, { ...warning, ...change }), (error) => {
        refused('message-faulty')(error)
        assert.equal(Reflect.get(Object(Reflect.get(Object(error), 'facts')), 'fault'), fault)
        return true
      })
    })
  }

  it('says how many people it is for', async (t) => {
    const { world, kenji } = await opened(t)
    const reachOf = async (audience: BoardDraft['audience']) =>
      (await askToPublish(world, kenji.session, { ...warning, audience })).reach
    const everyone = await reachOf({ kind: 'everyone' })
    const administrators = await reachOf({ kind: 'administrators' })
    assert.ok(administrators > 0 && administrators < everyone, `${administrators} of ${everyone}`)
    assert.equal(await reachOf({ kind: 'contract', number: contractNumber }), everyone)
    await sql`update member set ended_at = ${now} where login_id = 'ichiro'`.execute(world.database.db)
    assert.equal(await reachOf({ kind: 'everyone' }), everyone - 1, 'who has left reads nothing')
  })

  it('cannot be changed afterwards, by the application either', async (t) => {
    const all = await opened(t)
    await publish(all.world, all)
    const db = all.world.database.app.of(all.institution.id)
    for (const column of ['title_ja', 'body_en', 'priority', 'audience', 'shown_until', 'approval_id'])
      await assert.rejects(
        sql`update board_message set ${sql.ref(column)} = ${sql.ref(column)}`.execute(db),
        /permission denied/,
        column,
      )
    await assert.rejects(sql`delete from board_message`.execute(db), /permission denied/)
    await assert.rejects(sql`delete from board_read`.execute(db), /permission denied/)
  })
})

describe('taking a message away', () => {
  it('needs two people too, and happens at once', async (t) => {
    const all = await opened(t)
    const { world, ports, institution, kenji, yuko } = all
    const { messageId } = await publish(world, all)
    const asked = await askToTakeAway(world, kenji.session, messageId)
    assert.equal((await messages(all)).length, 1, 'until then it stays')
    const { openWithdrawals } = await readBoardMessage(ports, institution, yuko.session, messageId)
    assert.deepEqual(openWithdrawals, [asked.approvalId])
    await assert.rejects(askToTakeAway(world, kenji.session, messageId), refused('approval-waits'))
    await approveByPassword(world, yuko, asked.approvalId, asked.shownHash)
    assert.deepEqual(await messages(all), [])
    assert.deepEqual(await messages(all, 'over'), [warning.title.en])
    const over = await readBoardMessage(ports, institution, yuko.session, messageId)
    assert.deepEqual(over.withdrawnBy, { requested: '高橋 健二', approved: '中村 裕子' })
    await assert.rejects(askToTakeAway(world, kenji.session, messageId), refused('message-over'))
    assert.deepEqual(await trail(world, /^board-/), ['board-message-published', 'board-message-withdrawn'])
  })

  it('dies as a request when the message is over by itself', async (t) => {
    const all = await opened(t)
    const { world, ports, institution, yuko } = all
    const { messageId } = await publish(world, all, { ...warning, until: '2026-11-22' })
    const asked = await askToTakeAway(world, yuko.session, messageId)
    world.goTo('2026-11-23T00:00:00')
    const { state } = await readApproval(ports, institution, yuko.session, asked.approvalId)
    assert.equal(state, 'target-changed')
    assert.deepEqual(await trail(world, /^request-/), [
      'request-made',
      'request-approved',
      'request-made',
      'request-target-changed',
    ])
  })

  it('is of one that is to come, and of none that is over or that there is not', async (t) => {
    const all = await opened(t)
    const { world, ports, institution, kenji, yuko } = all
    const { messageId } = await publish(world, all, { ...warning, from: '2026-11-24', until: '2026-11-25' })
    assert.deepEqual(await messages(all, 'coming'), [warning.title.en])
    const asked = await askToTakeAway(world, kenji.session, messageId)
    world.goTo('2026-11-26T00:00:00')
    const session = await readStaffSession(ports, institution, kenji.token).catch(() => undefined)
    assert.equal(session, undefined, 'four days on nobody is signed in any more')
    const { state } = await readApproval(ports, institution, yuko.session, asked.approvalId)
    assert.equal(state, 'expired')
    for (const [id, code] of [
      [messageId, 'message-over'],
      [ports.random.uuid(), 'not-found'],
      ['nonsense', 'not-found'],
    ] as const) {
      await assert.rejects(previewBoardWithdrawal(ports, institution, yuko.session, id), refused(code))
      const wish = { shownHash: asked.shownHash, evidence: 'why' }
      await assert.rejects(requestBoardWithdrawal(ports, institution, yuko.session, id, wish), refused(code))
    }
  })
})

describe('who of the staff', () => {
  it('of the desk or the policy may ask, and who approves or audits may read', async (t) => {
    const { world, ports, institution, kenji } = await opened(t)
    for (const [role, mayAsk, mayRead] of [
      ['desk', true, true],
      ['policy-editor', true, true],
      ['approver', false, true],
      ['auditor', false, true],
      ['system-administrator', false, false],
    ] as const) {
      const session = await withRole(world, kenji, role)
      const asking = askToPublish(world, session)
      if (mayAsk) await asking
      else await assert.rejects(asking, refused('staff-not-allowed'), role)
      const reading = listBoardMessages(ports, institution, session, { state: 'current' })
      if (mayRead) await reading
      else await assert.rejects(reading, refused('staff-not-allowed'), role)
    }
  })

  it('edits the policy sees the requests about messages, and none that names a customer', async (t) => {
    const { world, ports, institution, kenji, yuko } = await opened(t)
    const { id } = await readPerson(world, 'ichiro')
    await lockDoor(world, id)
    const unlock = await askToUnlock(world, { kenji, yuko })
    const mine = await askToPublish(world, yuko.session)
    const editor = await withRole(world, kenji, 'policy-editor')
    const kindsFor = async (session: typeof editor) =>
      (await listApprovals(ports, institution, session, { state: 'open' })).approvals.map(
        ({ shown }) => shown.act,
      )
    assert.deepEqual(await kindsFor(editor), ['board-message'])
    assert.deepEqual((await kindsFor(yuko.session)).sort(), ['board-message', 'unlock'])
    assert.equal((await readApproval(ports, institution, editor, mine.approvalId)).mayDecide, 'role')
    await assert.rejects(
      readApproval(ports, institution, editor, unlock.approvalId),
      refused('staff-not-allowed'),
    )
    await assert.rejects(
      withdraw(ports, institution, editor, unlock.approvalId),
      refused('staff-not-allowed'),
    )
    await assert.rejects(
      withdraw(ports, institution, editor, mine.approvalId),
      refused('staff-not-allowed'),
      'another’s',
    )
  })
})
