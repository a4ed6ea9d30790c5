import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { beginPasskeySignIn } from '../../src/service/office/begin-passkey-sign-in.ts'
import { signInWithPasskey } from '../../src/service/office/sign-in-with-passkey.ts'
import { signInWithPassword } from '../../src/service/office/sign-in-with-password.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { softPasskey, type Twist } from '../world/passkey.ts'
import {
  activatePasskey,
  activatePassword,
  addPerson,
  codeOf,
  openOffice,
  partyOf,
  password,
  refused,
} from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('a sign-in by passkey', () => {
  it('asks nobody who he is, and makes a session', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const begun = await beginPasskeySignIn(world.ports, world.institution(), partyOf(world))
    assert.equal(begun.options.userVerification, 'required')
    assert.equal(begun.options.rpId, 'a.office.warifu.test')
    assert.equal(begun.options.allowCredentials, undefined)
    const response = kenji.passkey.get(begun.options)
    const { ceremonyId } = begun
    const token = await signInWithPasskey(world.ports, world.institution(), partyOf(world), {
      ceremonyId,
      response,
    })
    const { person, record, may } = await readStaffSession(world.ports, world.institution(), token)
    assert.equal(person.loginId, 'kenji')
    assert.deepEqual(person.methods, ['passkey'])
    assert.equal(record.method, 'passkey')
    assert.ok(may.includes('request-unlock') && !may.includes('decide-approval'))
  })

  it('takes an authenticator that does not count', async (t) => {
    const world = await makeWorld(t, { now })
    const party = partyOf(world)
    const passkey = softPasskey(party.origin, { counts: false })
    await activatePasskey(world, await addPerson(world, 'kenji', ['desk']), 'a', passkey)
    for (let again = 0; again < 2; again += 1) {
      const { ceremonyId, options } = await beginPasskeySignIn(world.ports, world.institution(), party)
      const answer = { ceremonyId, response: passkey.get(options) }
      assert.ok(await signInWithPasskey(world.ports, world.institution(), party, answer))
    }
  })

  it('takes an answer once, whether the authenticator counts or not', async (t) => {
    const world = await makeWorld(t, { now })
    const party = partyOf(world)
    const passkey = softPasskey(party.origin, { counts: false })
    await activatePasskey(world, await addPerson(world, 'kenji', ['desk']), 'a', passkey)
    const { ceremonyId, options } = await beginPasskeySignIn(world.ports, world.institution(), party)
    const answer = { ceremonyId, response: passkey.get(options) }
    const both = [1, 2].map(() => signInWithPasskey(world.ports, world.institution(), party, answer))
    const outcomes = await Promise.allSettled(both)
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await assert.rejects(
      signInWithPasskey(world.ports, world.institution(), party, answer),
      refused('sign-in-failed'),
    )
  })

  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  for (const [what, twist] of [
    ['from another origin', { origin: 'https://a.office.warifu.test:8444' }],
    ['from the portal', { origin: 'https://a.warifu.test:8443' }],
    ['for another relying party', { rpId: 'b.office.warifu.test' }],
    ['to another challenge', { challenge: 'A'.repeat(43) }],
    ['without user verification', { userVerified: false }],
    ['signed by another key', { key: otherKey }],
    ['with somebody else’s user handle', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['with a counter that has been there', { counter: 1 }],
    ['of another type', { type: 'webauthn.create' }],
  ] satisfies [string, Twist][]) {
    it(`refuses an answer ${what}, always alike`, async (t) => {
      const world = await makeWorld(t, { now })
      const { kenji } = await openOffice(world)
      const { ceremonyId, options } = await beginPasskeySignIn(
        world.ports,
        world.institution(),
        partyOf(world),
      )
      const answer = { ceremonyId, response: kenji.passkey.get(options, twist) }
      const attempt = signInWithPasskey(world.ports, world.institution(), partyOf(world), answer)
      await assert.rejects(attempt, refused('sign-in-failed'))
      await assert.rejects(
        signInWithPasskey(world.ports, world.institution(), partyOf(world), {
          ceremonyId,
          response: kenji.passkey.get(options),
        }),
        refused('sign-in-failed'),
        'the challenge was spent by the wrong answer',
      )
    })
  }

  it('refuses a replay, an unknown passkey, a late answer and a ceremony made for something else', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const party = partyOf(world)
    const begin = () => beginPasskeySignIn(world.ports, world.institution(), party)
    const present = (ceremonyId: string, response: ReturnType<typeof kenji.passkey.get>) =>
      signInWithPasskey(world.ports, world.institution(), party, { ceremonyId, response })

    const first = await begin()
    const response = kenji.passkey.get(first.options)
    await present(first.ceremonyId, response)
    await assert.rejects(present(first.ceremonyId, response), refused('sign-in-failed'))

    const second = await begin()
    const stranger = softPasskey(party.origin).get(second.options)
    await assert.rejects(present(second.ceremonyId, stranger), refused('sign-in-failed'))

    const third = await begin()
    world.advance({ minutes: 5 })
    await assert.rejects(
      present(third.ceremonyId, kenji.passkey.get(third.options)),
      refused('sign-in-failed'),
    )

    const fourth = await begin()
    await assert.rejects(present('nonsense', kenji.passkey.get(fourth.options)), refused('sign-in-failed'))
  })

  it('of another institution is nothing here', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { kenji } = await openOffice(world)
    const [a, b] = [partyOf(world), partyOf(world, 'b')]
    const there = await beginPasskeySignIn(world.ports, world.institution('b'), b)
    const response = kenji.passkey.get(there.options, { origin: b.origin, rpId: b.id })
    const answer = { ceremonyId: there.ceremonyId, response }
    await assert.rejects(
      signInWithPasskey(world.ports, world.institution('b'), b, answer),
      refused('sign-in-failed'),
    )
    await assert.rejects(
      signInWithPasskey(world.ports, world.institution('a'), a, answer),
      refused('sign-in-failed'),
    )
  })
})

describe('a sign-in by password and one-time code', () => {
  async function withYuko(t: Parameters<typeof makeWorld>[0]) {
    const world = await makeWorld(t, { now })
    const { secret } = await activatePassword(world, await addPerson(world, 'yuko', ['approver']))
    const signIn = (typed: Partial<Record<'loginId' | 'password' | 'code', string>> = {}) =>
      signInWithPassword(world.ports, world.institution(), {
        loginId: 'yuko',
        password,
        code: codeOf(world, secret),
        ...typed,
      })
    return { world, secret, signIn }
  }

  it('makes a session, however the ID was typed', async (t) => {
    const { world, signIn } = await withYuko(t)
    const token = await signIn({ loginId: ' ＹＵＫＯ ' })
    const { person } = await readStaffSession(world.ports, world.institution(), token)
    assert.deepEqual(person.methods, ['password'])
  })

  it('refuses whatever is wrong, always alike', async (t) => {
    const { world, secret, signIn } = await withYuko(t)
    for (const wrong of [
      { loginId: 'nobody' },
      { password: 'correct horse battery stapl3' },
      { code: '000000' },
      { code: codeOf(world, secret, -2) },
      { code: codeOf(world, secret, 2) },
    ])
      await assert.rejects(signIn(wrong), refused('sign-in-failed'), JSON.stringify(wrong))
  })

  it('takes the code of the step before and after, and none twice', async (t) => {
    const { world, secret, signIn } = await withYuko(t)
    await signIn({ code: codeOf(world, secret, -1) })
    await signIn({ code: codeOf(world, secret, 1) })
    await assert.rejects(signIn({ code: codeOf(world, secret, 1) }), refused('sign-in-failed'))
    await assert.rejects(
      signIn({ code: codeOf(world, secret, 0) }),
      refused('sign-in-failed'),
      'an older step',
    )
  })

  it('takes one code for one of two who come at once', async (t) => {
    const { world, signIn } = await withYuko(t)
    const { passwords } = world.ports.office
    const both = Promise.withResolvers<void>()
    let waiting = 0
    const together = {
      ...passwords,
      async verifyOfVisitor(typed: string, hash: string | undefined) {
        waiting += 1
        if (waiting === 2) both.resolve()
        await both.promise
        return passwords.verifyOfVisitor(typed, hash)
      },
    }
    world.ports.office = { ...world.ports.office, passwords: together }
    const outcomes = await Promise.allSettled([signIn(), signIn()])
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })

  it('compares five of two hundred wrong ones that come at once, and closes for fifteen minutes', async (t) => {
    const { world, signIn } = await withYuko(t)
    let compared = 0
    const { passwords } = world.ports.office
    const counting = {
      ...passwords,
      verifyOfVisitor(typed: string, hash: string | undefined) {
        if (hash !== undefined) compared += 1
        return passwords.verifyOfVisitor(typed, hash)
      },
    }
    world.ports.office = { ...world.ports.office, passwords: counting }
    const wrong = Array.from({ length: 200 }, () => signIn({ password: 'something else entirely' }))
    for (const outcome of await Promise.allSettled(wrong)) assert.equal(outcome.status, 'rejected')
    assert.equal(compared, 5)
    await assert.rejects(signIn(), refused('sign-in-failed'), 'right, and closed')
    world.advance({ minutes: 14, seconds: 59 })
    await assert.rejects(signIn(), refused('sign-in-failed'), 'still closed')
    world.advance({ seconds: 1 })
    assert.ok(await signIn(), 'nobody is locked out for ever')
  })

  it('closes no passkey', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    for (let tries = 0; tries < 6; tries += 1) {
      const typed = { loginId: 'kenji', password: 'something else entirely', code: '123456' }
      await assert.rejects(
        signInWithPassword(world.ports, world.institution(), typed),
        refused('sign-in-failed'),
      )
    }
    const { ceremonyId, options } = await beginPasskeySignIn(world.ports, world.institution(), partyOf(world))
    const answer = { ceremonyId, response: kenji.passkey.get(options) }
    assert.ok(await signInWithPasskey(world.ports, world.institution(), partyOf(world), answer))
  })
})

describe('who was disabled', () => {
  it('does not come in, and his session ends at the next request', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    await disable(world, 'yuko')
    await assert.rejects(
      readStaffSession(world.ports, world.institution(), yuko.token),
      refused('staff-session-ended'),
    )
    const typed = { loginId: 'yuko', password, code: codeOf(world, yuko.secret) }
    await assert.rejects(
      signInWithPassword(world.ports, world.institution(), typed),
      refused('sign-in-failed'),
    )
  })
})

async function disable({ database, ports }: World, loginId: string): Promise<void> {
  await database.db
    .updateTable('staff')
    .set({ disabled_at: ports.clock.now() })
    .where('login_id', '=', loginId)
    .execute()
}
