import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import pg from 'pg'
import { Refusal } from '../../src/domain/refusal.ts'
import { beginActivation } from '../../src/service/office/begin-activation.ts'
import { signInWithPassword } from '../../src/service/office/sign-in-with-password.ts'
import { activatePassword, addPerson, codeOf, openOffice, partyOf, password } from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

/** What the time of a no is made of: the comparisons, and what is asked of the database. */
async function workOf(t: TestContext, { ports }: World, act: () => Promise<unknown>): Promise<string[]> {
  const { passwords, oneTimeCodes } = ports.office
  const spies = [
    t.mock.method(passwords, 'verifyOfVisitor'),
    t.mock.method(oneTimeCodes, 'stepOf'),
    t.mock.method(ports.crypto, 'equal'),
    t.mock.method(pg.Client.prototype, 'query'),
  ] as const
  const error: unknown = await act().catch((no: unknown) => no)
  assert.ok(error instanceof Refusal, String(error))
  const [compared, codes, hashes, query] = spies.map(({ mock }) => mock.calls)
  const statements = (query ?? []).map(({ arguments: [asked] }) => textOfQuery(asked))
  // For whom a connection works is told where the one before worked for another institution.
  const asked = statements.filter((text) => text !== 'select $1,')
  for (const spy of spies) spy.mock.restore()
  return [
    `${error.code} ${error.message} ${JSON.stringify(error.facts)}`,
    `${compared?.length} passwords, ${codes?.length} codes, ${hashes?.length} hashes`,
    ...asked,
  ]
}

function textOfQuery(asked: unknown): string {
  const text = typeof asked === 'object' && asked !== null && 'text' in asked ? asked.text : asked
  const [verb = '', , table = ''] = String(text).replaceAll('"', '').trim().split(/\s+/)
  return `${verb} ${verb === 'insert' && table.endsWith('door') ? 'a door' : table}`
}

async function areAlike(t: TestContext, world: World, attempts: Record<string, () => Promise<unknown>>) {
  let first: string[] | undefined
  for (const [what, attempt] of Object.entries(attempts)) {
    const work = await workOf(t, world, attempt)
    first ??= work
    assert.deepEqual(work, first, what)
  }
  assert.ok(first?.includes('insert a door') && first.includes('insert audit_event'), String(first))
}

describe('who fails at the office’s door', () => {
  it('by password hears one answer for the same work, whatever was wrong', async (t) => {
    const world = await makeWorld(t, {
      now: '2026-11-22T00:00:00Z',
      institutions: [{ slug: 'a' }, { slug: 'b' }],
    })
    const { yuko } = await openOffice(world)
    const { secret } = await activatePassword(world, await addPerson(world, 'gone', ['desk'], 'b'), 'b')
    const invited = await addPerson(world, 'invited', ['desk'], 'b')
    await beginActivation(world.ports, world.institution('b'), partyOf(world, 'b'), invited)
    await world.database.db
      .updateTable('staff')
      .set({ disabled_at: world.ports.clock.now() })
      .where('login_id', '=', 'gone')
      .execute()
    const attempt =
      (slug: string, loginId: string, code: string, typed = password) =>
      () =>
        signInWithPassword(world.ports, world.institution(slug), { loginId, password: typed, code })
    const right = codeOf(world, yuko.secret)
    const wrong = attempt('a', 'yuko', right, 'something else entirely')
    await areAlike(t, world, {
      'an unknown ID': attempt('a', 'nobody', right),
      'a wrong password': wrong,
      'a wrong code': attempt('a', 'yuko', '000000'),
      'an ID of another institution': attempt('b', 'yuko', right),
      'somebody who has a passkey only': attempt('a', 'kenji', right),
      'somebody who is not activated': attempt('b', 'invited', right),
      'somebody disabled, with everything right': attempt('b', 'gone', codeOf(world, secret)),
    })
    for (let tries = 2; tries < 5; tries += 1) await assert.rejects(wrong())
    await areAlike(t, world, {
      'an unknown ID': attempt('a', 'nobody', right),
      'a locked door': wrong,
      'a locked door and everything right': attempt('a', 'yuko', right),
    })
  })

  it('by an activation code too', async (t) => {
    const world = await makeWorld(t, {
      now: '2026-11-22T00:00:00Z',
      institutions: [{ slug: 'a' }, { slug: 'b' }],
    })
    await openOffice(world)
    const late = await addPerson(world, 'late', ['desk'], 'b')
    world.advance({ hours: 73 })
    const invited = await addPerson(world, 'invited', ['desk'], 'b')
    const attempt =
      (loginId: string, activationCode = 'AAAA-BBBB-CCCC', slug = 'b') =>
      () =>
        beginActivation(world.ports, world.institution(slug), partyOf(world, slug), {
          loginId,
          activationCode,
        })
    const wrong = attempt('invited')
    await areAlike(t, world, {
      'an unknown ID': attempt('nobody'),
      'a wrong code': wrong,
      'somebody activated': attempt('kenji', undefined, 'a'),
      'a code that has run out': attempt('late', late.activationCode),
    })
    for (let tries = 1; tries < 5; tries += 1) await assert.rejects(wrong())
    await areAlike(t, world, {
      'an unknown ID': attempt('nobody'),
      'a locked door and the right code': attempt('invited', invited.activationCode),
    })
  })
})
