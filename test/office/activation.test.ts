import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { activateWithPasskey } from '../../src/service/office/activate-with-passkey.ts'
import { activateWithPassword } from '../../src/service/office/activate-with-password.ts'
import { beginActivation } from '../../src/service/office/begin-activation.ts'
import { beginPasskeySignIn } from '../../src/service/office/begin-passkey-sign-in.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { softPasskey, type Twist } from '../world/passkey.ts'
import { activatePasskey, addPerson, codeOf, partyOf, password, refused } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

async function withPerson(t: TestContext) {
  const world = await makeWorld(t, {
    now: '2026-11-22T00:00:00Z',
    institutions: [{ slug: 'a' }, { slug: 'b' }],
  })
  const person = await addPerson(world, 'kenji', ['desk'])
  const { loginId, activationCode } = person
  const typed = { loginId, activationCode }
  const begin = (changes: Partial<typeof typed> = {}) =>
    beginActivation(world.ports, world.institution(), partyOf(world), { ...typed, ...changes })
  return {
    world,
    ports: world.ports,
    institution: world.institution(),
    party: partyOf(world),
    person,
    typed,
    begin,
  }
}

describe('an activation', () => {
  it('says who it is and offers both ways, the same secret each time', async (t) => {
    const { begin, party } = await withPerson(t)
    const first = await begin()
    assert.equal(first.name, '高橋 健二')
    assert.deepEqual(first.roles, ['desk'])
    assert.match(first.totp.secret, /^[A-Z2-7]{32}$/)
    assert.ok(first.totp.uri.includes(first.totp.secret))
    const { rp, authenticatorSelection, user } = first.ceremony.options as Record<
      string,
      Record<string, string>
    >
    assert.equal(rp?.id, party.id)
    assert.equal(authenticatorSelection?.userVerification, 'required')
    assert.equal(authenticatorSelection?.residentKey, 'required')
    assert.equal(user?.name, 'kenji')
    const second = await begin()
    assert.equal(second.totp.secret, first.totp.secret)
    assert.notEqual(second.ceremony.options.challenge, first.ceremony.options.challenge)
  })

  it('takes the code however it was typed', async (t) => {
    const { begin, typed } = await withPerson(t)
    const text = typed.activationCode.replaceAll('-', ' ').toLowerCase()
    assert.ok(await begin({ activationCode: ` ${text} `, loginId: ' KENJI ' }))
  })

  it('is one refusal for unknown, wrong, out of date, used and another institution’s', async (t) => {
    const { world, begin, person, typed } = await withPerson(t)
    await assert.rejects(begin({ loginId: 'nobody' }), refused('activation-failed'))
    await assert.rejects(begin({ activationCode: 'AAAA-BBBB-CCCC' }), refused('activation-failed'))
    const there = beginActivation(world.ports, world.institution('b'), partyOf(world, 'b'), typed)
    await assert.rejects(there, refused('activation-failed'))
    await activatePasskey(world, person)
    await assert.rejects(begin(), refused('activation-failed'), 'used')
    const late = await addPerson(world, 'yuko', ['approver'])
    world.advance({ hours: 72 })
    await assert.rejects(begin(late), refused('activation-failed'), 'out of date')
  })

  it('compares five of two hundred wrong codes, and opens again by itself', async (t) => {
    const { world, begin } = await withPerson(t)
    const wrong = Array.from({ length: 200 }, () => begin({ activationCode: 'AAAA-BBBB-CCCC' }))
    for (const outcome of await Promise.allSettled(wrong)) assert.equal(outcome.status, 'rejected')
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('facts')
      .where('kind', '=', 'staff-activation-refused')
      .execute()
    const causes = events.map(({ facts }) => JSON.stringify(facts).includes('"wrong"'))
    assert.deepEqual([causes.length, causes.filter(Boolean).length], [200, 5])
    await assert.rejects(begin(), refused('activation-failed'), 'right, and closed')
    world.advance({ minutes: 15 })
    assert.ok(await begin())
  })

  it('by password needs a good one, and the code of the secret that was offered', async (t) => {
    const { world, ports, institution, typed, begin } = await withPerson(t)
    const activate = (chosen: string, code: string) =>
      activateWithPassword(ports, institution, { ...typed, password: chosen, code })
    await assert.rejects(
      activate(password, '123456'),
      refused('verification-failed'),
      'nothing was offered yet',
    )
    const { totp } = await begin()
    const code = codeOf(world, totp.secret)
    await assert.rejects(activate('short', code), refused('password-unacceptable'))
    await assert.rejects(activate('this is kenji himself', code), refused('password-unacceptable'))
    await assert.rejects(activate(password, '000000'), refused('verification-failed'))
    const { person } = await readStaffSession(ports, institution, await activate(password, code))
    assert.deepEqual(person.methods, ['password'])
    const row = await ports.store.at(institution.id).staff.byLoginId('kenji')
    assert.equal(row?.activation, undefined)
    assert.ok(row?.passwordHash?.startsWith('$argon2id$'))
    assert.ok(row?.totpLastStep)
  })

  it('by passkey forgets the offered secret', async (t) => {
    const { world, ports, institution, person } = await withPerson(t)
    const { token } = await activatePasskey(world, person)
    assert.equal((await readStaffSession(ports, institution, token)).person.id, person.id)
    const row = await ports.store.at(institution.id).staff.byLoginId('kenji')
    assert.deepEqual([row?.totpSecret, row?.activation], [undefined, undefined])
  })

  for (const [what, twist] of [
    ['made for another origin', { origin: 'https://evil.example' }],
    ['made for another relying party', { rpId: 'evil.example' }],
    ['made for another challenge', { challenge: 'A'.repeat(43) }],
    ['made without user verification', { userVerified: false }],
    ['made as an answer to a sign-in', { type: 'webauthn.get' }],
  ] satisfies [string, Twist][]) {
    it(`takes no passkey ${what}`, async (t) => {
      const { ports, institution, party, person, typed, begin } = await withPerson(t)
      const { ceremony } = await begin()
      const response = softPasskey(party.origin).create(ceremony.options, twist)
      const answer = { ...typed, ceremonyId: ceremony.ceremonyId, response }
      await assert.rejects(
        activateWithPasskey(ports, institution, party, answer),
        refused('verification-failed'),
      )
      assert.deepEqual(await ports.store.at(institution.id).staff.passkeysOf(person.id), [])
    })
  }

  it('takes no ceremony of somebody else, and none of a sign-in', async (t) => {
    const { world, ports, institution, party, typed } = await withPerson(t)
    const yuko = await addPerson(world, 'yuko', ['approver'])
    const theirs = await beginActivation(ports, institution, party, yuko)
    const signIn = await beginPasskeySignIn(ports, institution, party)
    for (const { ceremonyId, options } of [
      theirs.ceremony,
      { ...theirs.ceremony, ceremonyId: signIn.ceremonyId },
    ]) {
      const response = softPasskey(party.origin).create({ ...theirs.ceremony.options, ...options })
      const answer = { ...typed, ceremonyId, response }
      await assert.rejects(
        activateWithPasskey(ports, institution, party, answer),
        refused('verification-failed'),
      )
    }
  })

  it('begins anew with another code: what was offered for the one before is forgotten', async (t) => {
    const { world, begin } = await withPerson(t)
    const stolen = await begin()
    const again = await addPerson(world, 'kenji', ['desk'])
    await assert.rejects(begin(), refused('activation-failed'), 'the code before')
    assert.notEqual((await begin(again)).totp.secret, stolen.totp.secret)
  })

  it('does not take a code that was replaced while it was looked at', async (t) => {
    const { world, ports, institution, typed, begin } = await withPerson(t)
    const { totp } = await begin()
    const { hash } = ports.office.passwords
    t.mock.method(ports.office.passwords, 'hash', async (chosen: string) => {
      await addPerson(world, 'kenji', ['desk'])
      return hash(chosen)
    })
    const late = { ...typed, password, code: codeOf(world, totp.secret) }
    await assert.rejects(activateWithPassword(ports, institution, late), refused('activation-failed'))
  })

  it('offers nothing for a code that was replaced while it was looked at', async (t) => {
    const { world, ports, typed, begin } = await withPerson(t)
    const at = ports.store.at.bind(ports.store)
    const replaced = Promise.withResolvers<typeof typed>()
    // The tries are given back when the code was found right, and before anything is offered.
    const mocked = t.mock.method(ports.store, 'at', (id: Parameters<typeof at>[0]) => {
      const repositories = at(id)
      const { clearTries } = repositories.staffDoors
      const clearThenReplace: typeof clearTries = async (...args) => {
        await clearTries(...args)
        mocked.mock.restore()
        replaced.resolve(await addPerson(world, 'kenji', ['desk']))
      }
      return { ...repositories, staffDoors: { ...repositories.staffDoors, clearTries: clearThenReplace } }
    })
    await assert.rejects(begin(), refused('activation-failed'))
    const [row] = await world.database.db.selectFrom('staff').select('totp_secret').execute()
    assert.deepEqual(row, { totp_secret: null }, 'nor is it kept for the code that is his now')
    assert.equal((await begin(await replaced.promise)).name, '高橋 健二')
  })

  it('of two at once is one', async (t) => {
    const { world, ports, institution, party, typed, begin } = await withPerson(t)
    const first = await begin()
    const second = await begin()
    const byPasskey = ({ ceremony }: typeof first) =>
      activateWithPasskey(ports, institution, party, {
        ...typed,
        ceremonyId: ceremony.ceremonyId,
        response: softPasskey(party.origin).create(ceremony.options),
      })
    const code = codeOf(world, first.totp.secret)
    const outcomes = await Promise.allSettled([
      byPasskey(first),
      byPasskey(second),
      activateWithPassword(ports, institution, { ...typed, password, code }),
    ])
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    const [event, ...more] = await world.database.db
      .selectFrom('audit_event')
      .select('kind')
      .where('kind', '=', 'staff-activated')
      .execute()
    assert.ok(event)
    assert.equal(more.length, 0)
  })
})
