import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeDb } from '../../src/adapters/postgres/db.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { settleNotices } from '../../src/service/notice/settle-notices.ts'
import { withdrawUnwanted } from '../../src/service/notice/withdraw-unwanted.ts'
import { writeOwedMails } from '../../src/service/notice/write-owed-mails.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { inForce, policyWith, tokyo } from '../lives.ts'
import { noticePorts } from './ports.ts'
import { makeTown, type Town } from './town.ts'

const start = tokyo('2027-01-12T09:00:00')
const versions = [inForce(policyWith())]

describe('notices of many', () => {
  let database: FreshDatabase
  before(async () => {
    database = await freshDatabase()
  })
  after(() => database.close())

  /** Everybody’s certificate expires on 1 March 2027, so that E − 30 is 30 January. */
  async function townOf(size: number, companySize: number): Promise<Town> {
    const town = await makeTown(database, versions, size, start, companySize)
    for (let who = 0; who < size; who += 1) {
      await town.happen('issued', who, 47, start)
      await town.happen('proved', who, 0, start)
    }
    return town
  }

  const mailsOf = ({ institution }: Pick<Town, 'institution'>) =>
    database.db
      .selectFrom('outbox')
      .selectAll()
      .where('institution_id', '=', institution.id)
      .orderBy('kind')
      .execute()

  /** What he is told of each other person. */
  async function toAdministrator({ institution, people }: Town): Promise<unknown[]> {
    const [first, ...others] = people
    assert.ok(first)
    const rows = await database.db
      .selectFrom('notice')
      .select(['holder', 'state'])
      .where('institution_id', '=', institution.id)
      .where('recipient', '=', first)
      .execute()
    return others.map((who) => rows.find(({ holder }) => holder === who)?.state)
  }

  it('a contract of twenty: each his own, and one mail to the administrator about all others', async () => {
    const town = await townOf(20, 20)
    const { ports } = noticePorts(makeStore(database.app), tokyo('2027-01-30T06:00:00'))
    await settleNotices(ports, town.institution)
    assert.equal(await writeOwedMails(ports, town.institution), 0, 'not before the window opens')
    await town.happen('issued', 7, 400, ports.clock.now())
    await town.happen('proved', 7, 0, ports.clock.now())
    ports.clock.set(tokyo('2027-01-30T08:00:00'))
    assert.equal(await writeOwedMails(ports, town.institution), 20, 'none to whoever has renewed meanwhile')

    const mails = await mailsOf(town)
    const digest = mails.find(({ kind }) => kind === 'digest')
    assert.ok(digest)
    assert.equal(digest.member_id, town.people[0])
    for (let who = 1; who < 20; who += 1)
      assert.equal(digest.body?.includes(`人 ${who} 様`), who !== 7, `person ${who}`)
    assert.doesNotMatch(digest.body ?? '', /login\d|https?:/)
    const to = mails.filter(({ kind }) => kind === 'before-expiry').map(({ member_id }) => member_id)
    assert.deepEqual(to.sort(), town.people.filter((_, who) => who !== 7).sort())
    const told = await database.db
      .selectFrom('certificate')
      .select('told_recovery_day')
      .where('institution_id', '=', town.institution.id)
      .where('stage', '=', 'current')
      .execute()
    assert.equal(told.filter((row) => row.told_recovery_day?.toString() === '2027-05-30').length, 19)
  })

  it('an administrator who is stopped is told nothing, neither anew nor what was owed', async () => {
    const town = await townOf(3, 3)
    const { ports } = noticePorts(makeStore(database.app), tokyo('2027-01-30T07:00:00'))
    await settleNotices(ports, town.institution)
    assert.deepEqual(await toAdministrator(town), ['owed', 'owed'])
    await town.happen('stopped', 0, 0, ports.clock.now())
    ports.clock.set(tokyo('2027-01-30T09:00:00'))
    await settleNotices(ports, town.institution)
    assert.deepEqual(await toAdministrator(town), ['withdrawn', 'withdrawn'])
    assert.equal(await writeOwedMails(ports, town.institution), 2, 'each of the others his own')
    ports.clock.set(tokyo('2027-02-19T09:00:00'))
    await settleNotices(ports, town.institution)
    assert.equal(await writeOwedMails(ports, town.institution), 2, 'E − 10')
    await town.happen('released', 0, 0, ports.clock.now())
    ports.clock.set(tokyo('2027-03-02T09:00:00'))
    await settleNotices(ports, town.institution)
    assert.equal(
      await writeOwedMails(ports, town.institution),
      4,
      'released: his own, and the next of the others',
    )
  })

  it('a mail that was written and not sent is taken back when nothing in it is wanted any more', async () => {
    const town = await townOf(3, 3)
    const { ports } = noticePorts(makeStore(database.app), tokyo('2027-01-30T09:00:00'))
    await settleNotices(ports, town.institution)
    await writeOwedMails(ports, town.institution)
    const mails = await mailsOf(town)
    assert.equal(mails.length, 4)
    const unwanted = () =>
      ports.store.transact(town.institution.id, (tx) =>
        withdrawUnwanted(
          tx,
          town.institution,
          mails.map(({ outbox_id }) => outbox_id),
          ports.clock.now(),
        ),
      )
    assert.deepEqual(await unwanted(), [])
    await town.happen('stopped', 1, 0, ports.clock.now())
    const own = mails.find(({ kind, member_id }) => kind === 'before-expiry' && member_id === town.people[1])
    const digest = mails.find(({ kind }) => kind === 'digest')
    const two = [own?.outbox_id, digest?.outbox_id].sort()
    assert.deepEqual((await unwanted()).sort(), two, 'the administrator’s tells of one too many')
    assert.deepEqual(await toAdministrator(town), ['withdrawn', 'owed'])
    await town.happen('revoked', 2, 0, ports.clock.now())
    const other = mails.find(({ member_id }) => member_id === town.people[2])
    assert.deepEqual(await unwanted(), [other?.outbox_id])
    assert.deepEqual(await unwanted(), [], 'they are settled')

    await town.happen('released', 1, 0, ports.clock.now())
    await settleNotices(ports, town.institution)
    assert.equal(await writeOwedMails(ports, town.institution), 2, 'released: owed again, to both')
  })

  it('no more than the rate are written in a minute, and everybody in the end', async () => {
    const town = await townOf(40, 1)
    const { ports } = noticePorts(makeStore(database.app), tokyo('2027-01-30T08:00:00'))
    const before = Array.from({ length: 980 }, () => ({
      institution_id: town.institution.id,
      outbox_id: crypto.randomUUID(),
      kind: 'before-expiry',
      channel: 'mail' as const,
      member_id: town.people[0] ?? '',
      language: 'ja' as const,
      subject: 's',
      body: 'b',
      created_at: ports.clock.now(),
    }))
    await database.db.insertInto('outbox').values(before).execute()
    await settleNotices(ports, town.institution)
    assert.equal(await writeOwedMails(ports, town.institution), 20)
    assert.equal(await writeOwedMails(ports, town.institution), 0)
    ports.clock.set(tokyo('2027-01-30T08:01:00'))
    assert.equal(await writeOwedMails(ports, town.institution), 20)
  })

  it('two nodes at once: each notice is one row, and each mail is written once', async () => {
    const town = await townOf(60, 5)
    const nodes = [makeDb(database.config.app), makeDb(database.config.app)]
    try {
      const at = tokyo('2027-01-30T09:00:00')
      const all = nodes.map((pool) => noticePorts(makeStore(pool), at).ports)
      const run = async (ports: (typeof all)[number]) => {
        await settleNotices(ports, town.institution)
        return await writeOwedMails(ports, town.institution)
      }
      for (let round = 0; round < 3; round += 1)
        await Promise.all([...all, ...all, ...all].map((ports) => run(ports)))
      const mails = await mailsOf(town)
      const readers = mails.map(({ kind, member_id }) => `${kind} ${member_id}`)
      assert.equal(new Set(readers).size, readers.length, 'nobody has two of a kind')
      assert.equal(readers.length, 60 + 12)
      const written = await database.db
        .selectFrom('notice')
        .select('state')
        .where('institution_id', '=', town.institution.id)
        .execute()
      assert.equal(written.length, 60 + 48)
      assert.deepEqual([...new Set(written.map(({ state }) => state))], ['written'])
    } finally {
      for (const pool of nodes) await pool.destroy()
    }
  })
})
