import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { allOn } from '../../src/domain/kill-switch.ts'
import { certificateIn } from '../../src/domain/life.ts'
import { wantedMilestones } from '../../src/domain/notice-owed.ts'
import type { NoticePolicy, Policy } from '../../src/domain/policy.ts'
import { decideRenewal } from '../../src/domain/renewal.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { settleNotices } from '../../src/service/notice/settle-notices.ts'
import { writeOwedMails } from '../../src/service/notice/write-owed-mails.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { bankHours, inForce, policyWith } from '../lives.ts'
import { noticePorts } from './ports.ts'
import { happenings, makeTown, type Town } from './town.ts'

const start = Temporal.Instant.from('2027-01-12T00:00:00Z') // nine o'clock in Tokyo
const size = 15
/** Years that are tried, the same each time. With this variable others, and as many. */
const more = process.env.WARIFU_TEST_LIVES
const rounds = Number(more ?? 6)

const notices = (changes: Partial<NoticePolicy>): Partial<Policy> => ({
  notices: { ...policyWith().notices, ...changes },
})

/** Policies that differ in all that decides what is owed. */
const policies: readonly Partial<Policy>[] = [
  {},
  { renewalOpens: 40, mailDays: [40, 14, 1], acquisitionReminders: [20, 3] },
  { renewalOpens: 8, mailDays: [7, 2] },
  { mailAfterExpiry: false, afterExpiry: { kind: 'acquire', days: 20 } },
  { afterExpiry: { kind: 'reissue' }, ...notices({ unprovedDays: [1, 5, 20] }) },
  { openingHours: bankHours, ...notices({ graceDays: [20, 5] }) },
  notices({ off: ['before-expiry', 'unproved'] }),
  notices({ mails: 'off' }),
]

const step = fc.record({
  hours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 24 * 25 })),
  acts: fc.array(
    fc.record({
      what: fc.constantFrom(...happenings, 'issued' as const, 'proved' as const),
      who: fc.nat(size - 1),
      days: fc.nat(100),
    }),
    { maxLength: 12 },
  ),
  // A new policy, announced for a day to come.
  policy: fc.option(
    fc.record({ which: fc.nat(policies.length - 1), days: fc.integer({ min: 1, max: 30 }) }),
    {
      nil: undefined,
      freq: 6,
    },
  ),
  run: fc.constantFrom(
    'both' as const,
    'both' as const,
    'settle' as const,
    'none' as const,
    'crash' as const,
  ),
})

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

describe('what is owed', () => {
  let database: FreshDatabase
  before(async () => {
    database = await freshDatabase()
  })
  after(() => database.close())

  it('is what the rule says of each person, whatever happens to them and to us', async () => {
    const year = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { ports } = noticePorts(makeStore(database.app), start)
      let town = await makeTown(database, [inForce(policyWith())], size, start)
      for (let who = 0; who < size; who += 2) {
        await town.happen('issued', who, who * 4, start)
        await town.happen('proved', who, 0, start)
      }
      let told: readonly Due[] = []
      for (const one of steps) {
        town = await live(town, one, ports)
        told = await run(database, ports, town, told, one.run)
      }
    })
    await fc.assert(year, { numRuns: rounds, endOnFailure: true, ...(more === undefined && { seed: 6 }) })
  })
})

/** Answers with all that was told by its end. */
async function run(
  database: FreshDatabase,
  ports: NoticeWorld,
  town: Town,
  told: readonly Due[],
  how: Step['run'],
): Promise<readonly Due[]> {
  if (how === 'none') return told
  if (how === 'crash') await crash(ports, town)
  const inVain = await toldInVain(database, ports, town)
  const still = told.filter(
    (one) => !keysOf([one]).some((key) => inVain.includes(key)) || told.some(isOvertakenBy(one)),
  )
  const due = await settled(database, ports, town, still)
  const fresh = how === 'settle' ? [] : await written(database, ports, town, due)
  const all = [...still, ...fresh]
  await canRenew(ports, town, all)
  assert.deepEqual(await mailsWritten(database, town), keysOf(all))
  return all
}

/** Whoever was told to renew can, whatever was decided since: the window never closes again. */
async function canRenew(ports: NoticeWorld, { institution, people }: Town, told: readonly Due[]) {
  const { members } = ports.store.at(institution.id)
  const renewed = told.filter(({ name }) => name.startsWith('E-')).map(({ subject }) => subject)
  for (const id of people) {
    const life = await members.life(id)
    const current = life && certificateIn(life, 'current')
    if (life === undefined || current === undefined || !renewed.includes(current.id)) continue
    const situation = { life, versions: institution.versions, switches: allOn, now: ports.clock.now() }
    const decision = decideRenewal({ certificateId: current.id }, situation)
    assert.notEqual(decision.answer === 'no' && decision.code, 'renewal-not-open')
  }
}

const isOvertakenBy = (one: Due) => (other: Due) =>
  other.subject === one.subject && Temporal.PlainDate.compare(other.dueOn, one.dueOn) > 0

/** Holders’ mails that did not arrive, while they have another address and could still make use of what was told. */
async function toldInVain(
  { db }: FreshDatabase,
  { clock }: NoticeWorld,
  { institution }: Town,
): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('outbox', 'outbox.outbox_id', 'notice.outbox_id')
    .innerJoin('member', 'member.member_id', 'recipient')
    .select(['subject_id', 'milestone', 'useful_until', 'address', 'mail_address'])
    .select(['outbox.state', 'bounced_at'])
    .where('notice.institution_id', '=', institution.id)
    .where('notice.state', '=', 'written')
    .whereRef('recipient', '=', 'holder')
    .execute()
  const today = clock.now().toZonedDateTimeISO('Asia/Tokyo').toPlainDate()
  return rows
    .filter((row) => row.state === 'failed' || row.bounced_at !== null)
    .filter((row) => row.mail_address !== null && row.mail_address !== row.address)
    .filter((row) => Temporal.PlainDate.compare(row.useful_until, today) >= 0)
    .map(({ subject_id, milestone }) => `${subject_id} ${milestone}`)
}

/** Time goes on, things happen to people, and perhaps a policy is announced. */
async function live(town: Town, { hours, acts, policy }: Step, { clock }: NoticeWorld): Promise<Town> {
  clock.set(clock.now().add({ hours }))
  for (const { what, who, days } of acts) await town.happen(what, who, days, clock.now())
  if (policy === undefined) return town
  const { versions } = town.institution
  const from = clock.now().toZonedDateTimeISO('Asia/Tokyo').toPlainDate().add({ days: policy.days })
  const version = inForce(policyWith(policies[policy.which]), from.toString(), versions.length + 1)
  const added = { ...version, addedAt: clock.now() }
  return { ...town, institution: { ...town.institution, versions: [...versions, added] } }
}

/** A notice by its subject and its milestone. */
interface Due {
  subject: string
  name: string
  dueOn: Temporal.PlainDate
}

const keysOf = (due: readonly Due[]) => due.map(({ subject, name }) => `${subject} ${name}`).sort()

/** The model: what the rule wants of whoever has an address, and was told neither of it nor of what is more urgent. */
async function owedBy(
  ports: NoticeWorld,
  { institution, people }: Town,
  told: readonly Due[],
): Promise<Due[]> {
  const { members } = ports.store.at(institution.id)
  const due: Due[] = []
  for (const id of people) {
    const [member, life] = [await members.byId(id), await members.life(id)]
    if (life === undefined || member?.mailAddress === undefined) continue
    const situation = { life, versions: institution.versions, switches: allOn, now: ports.clock.now() }
    for (const { subject, milestone } of wantedMilestones(situation))
      due.push({ subject: Object.values(subject).join(), name: milestone.name, dueOn: milestone.dueOn })
  }
  const covers = (one: Due) => (other: Due) =>
    (other.subject === one.subject && other.name === one.name) || isOvertakenBy(one)(other)
  return due.filter((one) => !told.some(covers(one)))
}

async function settled(database: FreshDatabase, ports: NoticeWorld, town: Town, told: readonly Due[]) {
  await settleNotices(ports, town.institution)
  const due = await owedBy(ports, town, told)
  assert.deepEqual(await rowsOwed(database, town), keysOf(due))
  return due
}

/** By day all that is owed becomes mails, by night nothing does. */
async function written(database: FreshDatabase, ports: NoticeWorld, town: Town, due: readonly Due[]) {
  const mails = await writeOwedMails(ports, town.institution)
  const { hour } = ports.clock.now().toZonedDateTimeISO('Asia/Tokyo')
  const isDay = hour >= 8 && hour < 20
  if (!isDay) assert.equal(mails, 0)
  assert.deepEqual(await rowsOwed(database, town), isDay ? [] : keysOf(due))
  return isDay ? due : []
}

type NoticeWorld = ReturnType<typeof noticePorts>['ports']

/** The transaction ends before it is kept, at any of the places where a process can be killed. */
async function crash(ports: NoticeWorld, { institution }: Town): Promise<void> {
  const store: Ports['store'] = {
    ...ports.store,
    transact: (id, act) =>
      ports.store.transact(id, async (tx) => {
        await act(tx)
        throw new Error('killed')
      }),
  }
  await assert.rejects(settleNotices({ ...ports, store }, institution), /killed/)
  await writeOwedMails({ ...ports, store }, institution).catch((error: unknown) =>
    assert.match(String(error), /killed/),
  )
}

/** Of holders; what administrators are told of others follows from it. */
async function rowsOwed({ db }: FreshDatabase, { institution }: Town): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['subject_id', 'milestone'])
    .where('institution_id', '=', institution.id)
    .where('state', '=', 'owed')
    .whereRef('recipient', '=', 'holder')
    .execute()
  return rows.map(({ subject_id, milestone }) => `${subject_id} ${milestone}`).sort()
}

/** One mail for each notice that was written, and a notice for each mail. */
async function mailsWritten({ db }: FreshDatabase, { institution }: Town): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('outbox', (join) =>
      join
        .onRef('outbox.institution_id', '=', 'notice.institution_id')
        .onRef('outbox.outbox_id', '=', 'notice.outbox_id'),
    )
    .select(['subject_id', 'milestone', 'outbox.outbox_id as mail'])
    .where('notice.institution_id', '=', institution.id)
    .where('notice.state', '=', 'written')
    .whereRef('recipient', '=', 'holder')
    .execute()
  assert.equal(new Set(rows.map(({ mail }) => mail)).size, rows.length)
  return rows.map(({ subject_id, milestone }) => `${subject_id} ${milestone}`).sort()
}
