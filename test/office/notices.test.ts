import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readNoticeAccount } from '../../src/service/office/read-notice-account.ts'
import { readNotices } from '../../src/service/office/read-notices.ts'
import { noticeAccountAnswer } from '../../src/wire/notices.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

// E is 22 November 2027.
const now = '2026-11-22T00:00:00Z'

describe('notices in the office', () => {
  it('are counted: owed until the window opens, then waiting, then what failed and came back', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const overview = () => readNotices(world.ports, world.institution(), kenji.session)
    await world.database.db.updateTable('outbox').set({ state: 'withdrawn' }).execute()

    world.goTo('2027-10-23T07:00:00')
    await world.sweep()
    const night = await overview()
    assert.deepEqual([night.owed.count, night.window, night.waiting.count], [2, 'closed', 0])
    assert.equal(night.owed.oldest?.toString(), world.ports.clock.now().toString())

    world.goTo('2027-10-23T08:00:00')
    await world.sweep()
    const day = await overview()
    assert.deepEqual([day.owed, day.window, day.waiting.count], [{ count: 0 }, 'open', 2])

    const at = world.ports.clock.now()
    const tried = { attempts: 1, message_id: '<1@a>', first_tried_at: at }
    const mails = world.database.db.updateTable('outbox').where('state', '=', 'waiting')
    await mails
      .set({ ...tried, state: 'failed', failed_at: at })
      .where('kind', '=', 'digest')
      .execute()
    await mails.set({ ...tried, state: 'sent', sent_at: at, bounced_at: at }).execute()
    world.advance({ days: 29 })
    assert.deepEqual((await overview()).troubles, { days: 30, failed: 1, returned: 1 })
    world.advance({ days: 2 })
    assert.deepEqual((await overview()).troubles, { days: 30, failed: 0, returned: 0 })
  })

  it('of a member are told in the reader’s language, and that they were read is kept', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    world.goTo('2027-10-23T08:00:00')
    await world.sweep()
    const account = (language: 'ja' | 'en') =>
      readNoticeAccount(world.ports, world.institution(), kenji.session, ichiro.id, language)
    const [ja, en] = [await account('ja'), await account('en')]
    noticeAccountAnswer.parse(ja)
    assert.match(
      ja.subjects[0]?.title ?? '',
      /^電子証明書 [0-9a-f]+（更新できる期間、有効期限日 2027年11月22日（月））$/,
    )
    assert.equal(en.subjects[0]?.notices[0]?.milestone, 'mail 30 days before expiry')
    assert.deepEqual(
      en.subjects[0]?.notices.map(({ recipient }) => recipient),
      ['the holder', 'administrator 山田 花子', 'the holder', 'the holder', 'the holder'],
    )
    const reads = await world.database.db
      .selectFrom('audit_event')
      .select('member_id')
      .where('kind', '=', 'member-read')
      .execute()
    assert.deepEqual(reads, [{ member_id: ichiro.id }], 'once for both')
  })

  it('of a member are not for everybody, and of nobody there are none', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const editor = {
      ...kenji.session,
      person: { ...kenji.session.person, roles: ['policy-editor'] as const },
    }
    const { id } = await readPerson(world, 'ichiro')
    const ask = (session: typeof kenji.session, member: string) =>
      readNoticeAccount(world.ports, world.institution(), session, member, 'ja')
    await assert.rejects(ask(editor, id), refused('staff-not-allowed'))
    await assert.rejects(ask(kenji.session, crypto.randomUUID()), refused('not-found'))
    await assert.rejects(ask(kenji.session, 'nobody'), refused('not-found'))
  })
})
