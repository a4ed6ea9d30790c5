import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type * as z from 'zod'
import {
  certificatesAnswer,
  contractsAnswer,
  memberAnswer,
  membersAnswer,
  noticesAnswer,
  problem,
  requestAnswer,
  triedAnswer,
  waitingAnswer,
  writtenAnswer,
} from '../../src/wire/api.ts'
import { approval } from '../../src/wire/office.ts'
import { type ApiAnswer, openCaller } from '../world/api-caller.ts'
import { approveIt, openJoiningOffice } from '../world/joining.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

const read = <S extends z.ZodType>(schema: S, { status, text }: ApiAnswer, expected = 200): z.output<S> => {
  assert.equal(status, expected, text)
  return schema.parse(JSON.parse(text))
}
const no = (answer: ApiAnswer): string => {
  assert.equal(answer.headers.get('content-type'), 'application/problem+json', answer.text)
  const { status, code } = problem.parse(JSON.parse(answer.text))
  assert.equal(status, answer.status)
  return `${status} ${code}`
}

const company = {
  number: '3000000001',
  company: '株式会社青木製作所',
  branch: { code: '012', name: '本店営業部' },
  people: [
    { role: 'administrator', loginId: 'aoki01', name: '青木 一', mail: 'hajime@aoki.example' },
    { role: 'user', loginId: 'aoki02', name: '青木 次', language: 'en' },
  ],
  opens: 'at-once',
}

const countOf = async ({ database }: World, table: 'contract' | 'member' | 'api_answer') =>
  (await database.db.selectFrom(table).selectAll().execute()).length

describe('a program of the institution', () => {
  it('brings a contract with its people at once, once, where two people have agreed to that', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const scopes = ['contracts:write', 'contracts:read', 'members:read', 'imports:unattended'] as const
    const caller = await openCaller(world, office, scopes)
    const before = [await countOf(world, 'contract'), await countOf(world, 'member')]
    const tried = read(triedAnswer, await caller.post('/v1/contracts?dryRun=true', company))
    assert.deepEqual([tried.contracts, tried.administrators, tried.users], [1, 1, 1])
    assert.deepEqual([await countOf(world, 'contract'), await countOf(world, 'member')], before)
    assert.equal(no(await caller.post('/v1/contracts', company)), '400 idempotency-key-needed')

    const once = { 'idempotency-key': 'night-of-the-22nd' }
    const [first, same] = await Promise.all([
      caller.post('/v1/contracts', company, once),
      caller.post('/v1/contracts', company, once),
    ])
    read(writtenAnswer, first, 201)
    assert.deepEqual([same.status, same.text], [first.status, first.text], 'the same answer to the octet')
    const other = { ...company, opens: 'later' }
    assert.equal(no(await caller.post('/v1/contracts', other, once)), '422 idempotency-key-used')
    const fresh = { 'idempotency-key': 'another' }
    assert.equal(no(await caller.post('/v1/contracts', company, fresh)), '422 import-faulty')
    assert.deepEqual(
      [await countOf(world, 'contract'), await countOf(world, 'member'), await countOf(world, 'api_answer')],
      [(before[0] ?? 0) + 1, (before[1] ?? 0) + 2, 1],
    )

    const { contracts } = read(contractsAnswer, await caller.get('/v1/contracts'))
    assert.deepEqual(
      contracts.map(({ number }) => number),
      ['1000200301', '3000000001'],
    )
    const { members } = read(membersAnswer, await caller.get('/v1/contracts/3000000001/members'))
    assert.deepEqual(
      members.map(({ loginId, role, standing }) => [loginId, role, standing.kind]),
      [
        ['aoki01', 'administrator', 'not-acquired'],
        ['aoki02', 'user', 'not-acquired'],
      ],
    )
    const { rows } = await events(world, 'member-added')
    assert.deepEqual(
      rows.filter(({ actor }) => actor === 'api-client').map(({ actor_id: by }) => by),
      [caller.clientId, caller.clientId],
    )
    const more = {
      number: company.number,
      people: [{ ...company.people[1], loginId: 'aoki03' }],
      company: company.company,
    }
    assert.equal(no(await caller.post('/v1/contracts?dryRun=true', more)), '409 nothing-to-change')
    const people = { people: more.people }
    const place = '/v1/contracts/3000000001/members?dryRun=true'
    assert.equal(no(await caller.post(place, people)), '403 api-scope-missing')

    world.advance({ days: 3 })
    await world.sweep()
    const { db } = world.database
    const left = ['api_token', 'api_assertion', 'api_answer'] as const
    for (const table of left) assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table)
  })

  it('asks for them else, and somebody of the staff decides', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const caller = await openCaller(world, office, ['imports:write', 'members:write'])
    const key = { 'idempotency-key': 'k1' }
    const { number: contractNumber, people, opens, ...rest } = company
    const list = { opens, people: people.map((person) => ({ contractNumber, ...rest, ...person })) }
    const asked = read(waitingAnswer, await caller.post('/v1/imports', list, key), 202)
    const state = async () => read(requestAnswer, await caller.get(`/v1/requests/${asked.requestId}`)).state
    assert.equal(await state(), 'open')
    assert.equal(await countOf(world, 'contract'), 1, 'nothing is written yet')
    const again = { 'idempotency-key': 'k2' }
    assert.equal(no(await caller.post('/v1/imports', list, again)), '409 approval-waits')

    const seen = await office.desk.read(approval, `/api/approvals/${asked.requestId}`)
    assert.equal(seen.requestedBy.name, 'API: Core banking')
    assert.equal((await approveIt(world, office, { ...seen, approvalId: asked.requestId })).status, 200)
    await caller.signIn()
    assert.equal(await state(), 'approved')
    assert.equal(await countOf(world, 'contract'), 2)

    const one = { people: [{ role: 'user', loginId: 'saburo', name: '佐藤 三郎' }] }
    const place = '/v1/contracts/1000200301/members'
    const second = read(waitingAnswer, await caller.post(place, one, { 'idempotency-key': 'k3' }), 202)
    assert.equal(no(await caller.post('/v1/contracts/9/members', one, again)), '404 not-found')
    assert.equal((await office.approver.post(`/api/api-clients/${caller.clientId}/end`, {})).status, 204)
    await world.sweep()
    const dead = await office.desk.read(approval, `/api/approvals/${second.requestId}`)
    assert.equal(dead.state, 'withdrawn', 'who asked may ask no more')
  })

  it('is told all that is wrong, and nothing is written', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const caller = await openCaller(world, office, ['imports:write', 'imports:unattended'])
    const person = { contractNumber: '1000200301', role: 'user', name: '佐藤 三郎' }
    const list = {
      people: [
        { ...person, loginId: 'saburo' },
        { ...person, loginId: 'saburo' },
        { ...person, loginId: 'a b', mail: 'nowhere' },
        { ...person, contractNumber: '77', loginId: 'lonely' },
      ],
    }
    const before = await countOf(world, 'member')
    for (const path of ['/v1/imports', '/v1/imports?dryRun=true']) {
      const answer = await caller.post(path, list, { 'idempotency-key': crypto.randomUUID() })
      assert.equal(no(answer), '422 import-faulty')
      const { faults = [], type } = problem.parse(JSON.parse(answer.text))
      assert.deepEqual(
        faults.map(({ index, column, kind }) => [index, column, kind]),
        [
          [1, 'loginId', 'twice'],
          [2, 'loginId', 'not-a-login-id'],
          [2, 'mail', 'not-a-mail-address'],
          [3, 'company', 'missing'],
        ],
      )
      assert.equal(type, `${caller.origin}/problems/import-faulty`)
    }
    assert.equal(await countOf(world, 'member'), before)
    assert.equal(await countOf(world, 'api_answer'), 0, 'a no is not kept')
    const secret = { people: [{ ...person, loginId: 'saburo', pin: '12345678' }] }
    assert.equal(no(await caller.post('/v1/imports?dryRun=true', secret)), '400 malformed')
  })

  it('reads where somebody stands, by the one decision', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const scopes = ['members:read', 'certificates:read', 'notices:read'] as const
    const caller = await openCaller(world, office, scopes)
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const at = `/v1/members/${ichiro.id}`
    const look = async () => {
      await caller.signIn()
      return read(memberAnswer, await caller.get(at))
    }
    const active = await look()
    assert.equal(active.standing.kind, 'active')
    assert.ok(active.expiryDate)
    const { certificates } = read(certificatesAnswer, await caller.get(`${at}/certificates`))
    assert.equal(certificates.length, 1)
    const window = certificates[0]?.suggestedWindow
    assert.deepEqual(active.suggestedWindow, window)
    const opens = Temporal.PlainDate.from(active.expiryDate)
      .subtract({ days: 30 })
      .toZonedDateTime('Asia/Tokyo')
    const [start, end] = [window?.start, window?.end].map((one) => Temporal.Instant.from(one ?? ''))
    assert.ok(start && end && Temporal.Instant.compare(start, opens.toInstant()) >= 0)
    assert.ok(Temporal.Instant.compare(end, opens.add({ days: 21 }).toInstant()) < 0)
    read(noticesAnswer, await caller.get(`${at}/notices`))

    const answer = await caller.get(at)
    const etag = answer.headers.get('etag') ?? ''
    assert.equal((await caller.get(at, { 'if-none-match': etag })).status, 304)

    world.goTo(`${Temporal.PlainDate.from(active.expiryDate).add({ days: 1 })}T09:00:00`)
    const expired = await look()
    assert.equal(expired.standing.kind, 'expired-recoverable')
    assert.equal(expired.suggestedWindow, undefined)
    const answers = new Map(expired.answers.map((one) => [one.act, one]))
    assert.deepEqual(
      ['log-on', 'acquire', 'renew'].map((act) => [act, answers.get(act as 'renew')?.answer]),
      [
        ['log-on', 'no'],
        ['acquire', 'yes'],
        ['renew', 'no'],
      ],
    )
    world.goTo(`${Temporal.PlainDate.from(active.expiryDate).add({ days: 91 })}T09:00:00`)
    const lapsed = await look()
    assert.equal(lapsed.standing.kind, 'lapsed')
    assert.equal(new Map(lapsed.answers.map((one) => [one.act, one.answer])).get('acquire'), 'no')
    assert.equal(no(await caller.get(`/v1/members/${crypto.randomUUID()}`)), '404 not-found')
    const { rows } = await events(world, 'member-read')
    assert.ok(rows.some(({ actor, actor_id: by }) => actor === 'api-client' && by === caller.clientId))
  })
})

async function events({ database }: World, kind: string) {
  const rows = await database.db
    .selectFrom('audit_event')
    .select(['actor', 'actor_id'])
    .where('kind', '=', kind)
    .execute()
  return { rows }
}
