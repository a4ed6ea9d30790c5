import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import pg from 'pg'
import type { Ports } from '../../src/ports/ports.ts'
import type { Page } from '../world/browser.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, identify, logOn, ownPins, type Person, readPerson } from '../world/person.ts'
import { disown, own } from '../world/report.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const wrong = { pin: '00000000' }

/** Everything that a visitor can compare but what he typed himself and the number of his request. */
function seen({ status, text, headers, location }: Page): string {
  const told = [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'content-length')
  return JSON.stringify([status, location, told, text.replaceAll(/value="[^"]*"/g, '')])
}

/** Of each state that somebody can be in, one person: what is tried in his name must look and cost the same. */
async function everybody(
  world: World,
): Promise<{ what: string; person: Person; typed: Record<string, string> }[]> {
  const { db } = world.database
  const at = world.ports.clock.now()
  const [ichiro, hanako, misaki] = await Promise.all(
    ['ichiro', 'hanako', 'misaki'].map((loginId) => readPerson(world, loginId)),
  )
  assert.ok(ichiro && hanako && misaki)
  const named = (loginId: string) => readPerson(world, loginId)
  const [suspended, gone, lost, locked] = await Promise.all(['u1', 'u2', 'u3', 'u4'].map(named))
  assert.ok(suspended && gone && lost && locked)
  const set = (person: Person, values: Record<string, Temporal.Instant>) =>
    db.updateTable('member').set(values).where('member_id', '=', person.id).execute()
  await set(suspended, { suspended_at: at })
  await set(gone, { ended_at: at })
  await set(lost, { loss_reported_at: at })
  for (let tries = 0; tries < 6; tries += 1) await identify(world.openBrowser(), locked, wrong)
  await becomeCustomer(world, misaki)
  const right = { pin: locked.pin, confirmationPin: locked.confirmationPin }
  return [
    { what: 'an unknown contract', person: ichiro, typed: { contractId: '9999999999', ...wrong } },
    { what: 'an unknown person', person: ichiro, typed: { memberId: 'nobody', ...wrong } },
    { what: 'a wrong PIN', person: ichiro, typed: wrong },
    { what: 'a wrong confirmation PIN', person: ichiro, typed: { confirmationPin: '00000000' } },
    { what: 'an administrator who is none', person: ichiro, typed: { role: 'administrator', ...wrong } },
    { what: 'the first administrator', person: hanako, typed: { memberId: '', ...wrong } },
    { what: 'someone who has nothing to acquire', person: misaki, typed: wrong },
    { what: 'someone suspended', person: suspended, typed: wrong },
    { what: 'someone who has left', person: gone, typed: wrong },
    { what: 'someone who reported a loss', person: lost, typed: wrong },
    { what: 'someone locked', person: locked, typed: wrong },
    { what: 'someone locked, with the right PINs', person: locked, typed: right },
  ]
}

const people = [
  { role: 'administrator', loginId: 'hanako', displayName: '山田 花子', language: 'ja' },
  ...['ichiro', 'misaki', 'u1', 'u2', 'u3', 'u4'].map(
    (loginId) => ({ role: 'user', loginId, displayName: '佐藤 一郎', language: 'ja' }) as const,
  ),
] as const

const oneInstitution = { now, institutions: [{ slug: 'a', people }] }

/** What the time of an answer is made of: the comparisons, and what is asked of the database. */
async function workOf(t: TestContext, world: World, act: () => Promise<unknown>): Promise<string[]> {
  const work: string[] = []
  const { pins } = world.ports
  const verify = t.mock.method(pins, 'verifyOfVisitor', (...args: Parameters<Ports['pins']['verify']>) => {
    work.push('argon2id')
    return pins.verify(...args)
  })
  const query = t.mock.method(pg.Client.prototype, 'query')
  await act()
  const statements = query.mock.calls.map(({ arguments: [asked] }) => textOfQuery(asked))
  for (const spy of [verify, query]) spy.mock.restore()
  return [...work, ...statements.filter((text) => !text.includes('set_config'))]
}

function textOfQuery(asked: unknown): string {
  const text = typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked
  const [verb = '', , table = ''] = String(text).replaceAll('"', '').trim().split(/\s+/)
  return `${verb} ${verb === 'insert' && table.endsWith('door') ? 'a door' : table}`
}

describe('the door of 「電子証明書取得」', () => {
  it('gives one answer to whoever is not identified, whatever the reason', async (t) => {
    const world = await makeWorld(t, oneInstitution)
    const all = await everybody(world)
    let first: string | undefined
    for (const { what, person, typed } of all) {
      const answer = await identify(world.openBrowser(), person, typed)
      assert.equal(answer.status, 403, what)
      assert.match(answer.text, /続けて5回間違えると、正しく入力しても受け付けなくなります/, what)
      // The form of the administrator has other words: it is what the visitor has chosen himself.
      if (typed.role === 'administrator' || person.role === 'administrator') continue
      first ??= seen(answer)
      assert.equal(seen(answer), first, what)
    }
    const { role: _, ...asked } = { ...all[4]?.typed }
    const [none, some] = await Promise.all([
      identify(world.openBrowser(), { ...(await readPerson(world, 'hanako')), loginId: 'nobody' }, asked),
      identify(world.openBrowser(), await readPerson(world, 'hanako'), wrong),
    ])
    assert.equal(seen(none), seen(some))
  })

  it('does the same work for whoever is not identified, whatever the reason', async (t) => {
    const world = await makeWorld(t, oneInstitution)
    const all = await everybody(world)
    let first: string[] | undefined
    for (const { what, person, typed } of all) {
      const work = await workOf(t, world, () => identify(world.openBrowser(), person, typed))
      assert.equal(work.filter((each) => each === 'argon2id').length, 2, what)
      first ??= work
      assert.deepEqual(work, first, what)
    }
    assert.ok(first?.includes('insert a door') && first.includes('insert audit_event'), String(first))
  })

  it('tells whom it concerns of the lock, once and by mail, where it locks anything', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    for (let tries = 0; tries < 9; tries += 1) await identify(world.openBrowser(), ichiro, wrong)
    const [mail, ...others] = await mailsTo(world, ichiro, 'door-locked')
    assert.ok(mail)
    assert.deepEqual(others, [])
    assert.match(textOf(mail), /2026年11月22日.*受け付けを止めました/s)
    assert.match(textOf(mail), /0120-000-000/)
    assert.doesNotMatch(textOf(mail), /https?:/)
  })

  it('sends no mail for tries where there is nothing to acquire', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    for (let tries = 0; tries < 9; tries += 1) await identify(world.openBrowser(), ichiro, wrong)
    assert.deepEqual(await mailsTo(world, ichiro, 'door-locked'), [])
    assert.equal((await logOn(world.openBrowser(), held, ownPins.pin)).screen, 'M-10')
  })

  it('keeps a number of rows for IDs that are nobody’s, however many are tried, and says in the trail that it was tried', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    for (let tried = 0; tried < 150; tried += 1) {
      await identify(world.openBrowser(), { ...ichiro, loginId: `nobody${tried}` })
    }
    const { db } = world.database
    const doors = await db.selectFrom('stranger_door').selectAll().execute()
    assert.ok(doors.length <= 64)
    assert.equal(
      doors.reduce((sum, { tries }) => sum + Number(tries), 0),
      150,
    )
    const events = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('kind', '=', 'identification-failed')
      .execute()
    assert.equal(events.length, 150)
    assert.doesNotMatch(JSON.stringify([doors, events]), /nobody1/, 'what was typed is nowhere')
  })
})

describe('the door of 「お心当たりのない通知を受け取った方」', () => {
  /** Beside everybody above: whoever has something to report, and a lock that holds, or that has opened by itself. */
  async function everybodyHere(world: World) {
    const all = await everybody(world)
    const [u5, u6] = await Promise.all(['u5', 'u6'].map((loginId) => readPerson(world, loginId)))
    assert.ok(u5 && u6)
    for (const person of [u5, u6]) await becomeCustomer(world, person)
    const shut = async (person: Person) => {
      for (let tries = 0; tries < 6; tries += 1) await disown(world.openBrowser(), own(person), wrong)
    }
    await shut(u6)
    world.goTo(
      world.ports.clock
        .now()
        .toZonedDateTimeISO('Asia/Tokyo')
        .toPlainDateTime()
        .add({ minutes: 15 })
        .toString(),
    )
    await shut(u5)
    const here: typeof all = [
      { what: 'a lock that holds', person: own(u5), typed: wrong },
      { what: 'a lock that holds, with the right PINs', person: own(u5), typed: {} },
      { what: 'a lock that has opened by itself', person: own(u6), typed: wrong },
    ]
    // The form of the administrator has other words.
    const asUser = ({ person, typed }: (typeof all)[number]) =>
      person.role === 'user' && typed.role === undefined
    return [...all.filter((one) => asUser(one) && one.person.loginId !== 'u4'), ...here]
  }
  const institutions = [
    {
      slug: 'a',
      people: [
        ...people,
        ...['u5', 'u6'].map(
          (loginId) => ({ role: 'user', loginId, displayName: '佐藤 一郎', language: 'ja' }) as const,
        ),
      ],
    },
  ]

  it('gives one answer and does one work for whoever is not identified, whatever the reason', async (t) => {
    const world = await makeWorld(t, { now, institutions })
    const all = await everybodyHere(world)
    assert.equal(all.length, 11)
    const first: { answer?: string; work?: string[] } = {}
    for (const { what, person, typed } of all) {
      let answer = ''
      const work = await workOf(t, world, async () => {
        answer = seen(await disown(world.openBrowser(), person, typed))
      })
      assert.match(answer, /15分たつと、また受け付けます/, what)
      first.answer ??= answer
      first.work ??= work
      assert.equal(answer, first.answer, what)
      assert.deepEqual(work, first.work, what)
    }
    assert.equal(first.work?.filter((each) => each === 'argon2id').length, 2)
    assert.ok(first.work?.includes('insert a door') && first.work.includes('insert audit_event'))
  })
})
