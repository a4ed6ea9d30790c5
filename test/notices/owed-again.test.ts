import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { explainNotices } from '../../src/service/notice/explain.ts'
import { settleNotices } from '../../src/service/notice/settle-notices.ts'
import { writeOwedMails } from '../../src/service/notice/write-owed-mails.ts'
import { accountLines } from '../../src/words/notice-account.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { inForce, policyWith, tokyo } from '../lives.ts'
import { noticePorts } from './ports.ts'
import { makeTown, type Town } from './town.ts'

const start = tokyo('2027-01-12T09:00:00')
const versions = [inForce(policyWith())]
/** The administrator, and the user whose mails come back. */
const [administrator, user] = [0, 1]

describe('a mail that did not arrive', () => {
  let database: FreshDatabase
  before(async () => {
    database = await freshDatabase()
  })
  after(() => database.close())

  /** E − 30 is 30 January: told to both, the administrator of both. */
  async function told() {
    const town = await makeTown(database, versions, 2, start, 2)
    for (const who of [administrator, user]) {
      await town.happen('issued', who, 47, start)
      await town.happen('proved', who, 0, start)
    }
    const { ports } = noticePorts(makeStore(database.app), tokyo('2027-01-30T09:00:00'))
    const run = async () => {
      const settled = await settleNotices(ports, town.institution)
      return { again: settled.again, written: await writeOwedMails(ports, town.institution) }
    }
    assert.deepEqual(await run(), { again: 0, written: 3 })
    ports.clock.set(tokyo('2027-01-30T10:00:00'))
    return { town, ports, run }
  }

  const linesOf = async (
    ports: Awaited<ReturnType<typeof told>>['ports'],
    town: Town,
    language: 'ja' | 'en',
  ) => {
    const account = await explainNotices(ports, town.institution, town.people[user] ?? assert.fail())
    assert.ok(account)
    return accountLines(account, 'Asia/Tokyo', language).join('\n')
  }

  for (const [how, days] of [
    ['came back', 0],
    ['was given up', 1],
  ] as const) {
    it(`and ${how} is owed again when the address is another, once`, async () => {
      const { town, ports, run } = await told()
      await town.happen('came back', user, days, ports.clock.now())
      assert.deepEqual(await run(), { again: 0, written: 0 }, 'to the same address it would come back again')
      await town.happen('moved house', user, 7, ports.clock.now())
      assert.deepEqual(await run(), { again: 1, written: 1 })
      assert.deepEqual(await run(), { again: 0, written: 0 })
      const mails = await ports.store
        .at(town.institution.id)
        .outbox.ofMember(town.people[user] ?? assert.fail())
      assert.deepEqual(
        mails.map(({ address }) => address),
        ['m7@elsewhere.example', 'm1@yamada.example'],
      )
      assert.match(await linesOf(ports, town, 'en'), /told again since the address has changed: notice code/)
      assert.match(
        await linesOf(ports, town, 'ja'),
        /メールアドレスが変わったため、あらためてお知らせ：お知らせ番号/,
      )
    })
  }

  it('to an administrator is owed again with all that it told', async () => {
    const { town, ports, run } = await told()
    // His own and the digest, written in one moment.
    await town.happen('came back', administrator, 0, ports.clock.now())
    await town.happen('moved house', administrator, 9, ports.clock.now())
    assert.deepEqual(await run(), { again: 2, written: 2 })
  })

  const meanwhile: Record<string, (one: Awaited<ReturnType<typeof told>>) => Promise<unknown>> = {
    'its time was over': async ({ ports }) =>
      ports.clock.set(tokyo('2027-03-01T00:00:00').add({ hours: 24 })),
    'he has renewed': async ({ town, ports }) => {
      await town.happen('issued', user, 400, ports.clock.now())
      await town.happen('proved', user, 0, ports.clock.now())
    },
    'something more urgent was told': async ({ ports, run }) => {
      ports.clock.set(tokyo('2027-02-19T09:00:00'))
      assert.equal((await run()).written, 3, 'E − 10')
    },
  }
  for (const [what, happens] of Object.entries(meanwhile)) {
    it(`is not told again when ${what}`, async () => {
      const one = await told()
      await one.town.happen('came back', user, 0, one.ports.clock.now())
      await happens(one)
      await one.town.happen('moved house', user, 8, one.ports.clock.now())
      await one.run()
      const again = await database.db
        .selectFrom('notice')
        .select('milestone')
        .where('institution_id', '=', one.town.institution.id)
        .where('undelivered_outbox_id', 'is not', null)
        .where('state', 'in', ['owed', 'written'])
        .execute()
      assert.deepEqual(again, [])
    })
  }

  it('is owed again after the stop that kept it back', async () => {
    const { town, ports, run } = await told()
    await town.happen('came back', user, 0, ports.clock.now())
    await town.happen('stopped', user, 0, ports.clock.now())
    await town.happen('moved house', user, 6, ports.clock.now())
    assert.deepEqual(await run(), { again: 1, written: 0 })
    await town.happen('released', user, 0, ports.clock.now())
    assert.equal((await run()).written, 1)
  })
})
