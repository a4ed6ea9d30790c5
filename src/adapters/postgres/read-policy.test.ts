import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { makeWorld } from '../../../test/world.ts'
import { defaultPolicy } from '../../domain/default-policy.ts'
import type { Policy } from '../../domain/policy.ts'
import { makeDb } from './db.ts'
import { readPolicy } from './read-policy.ts'

const stored = (policy: unknown): unknown => JSON.parse(JSON.stringify(policy))

describe('a policy in the database', () => {
  const variants: Partial<Policy>[] = [
    {},
    { validity: { months: 18 }, afterExpiry: { kind: 'reissue' }, retirement: { kind: 'after', days: 7 } },
    { validity: { days: 400 }, afterExpiry: { kind: 'revoke-first', days: 30 }, logon: 'certificate' },
    {
      openingHours: {
        week: { 1: { from: '08:00', until: '22:00' } },
        closedEachYear: ['12-31'],
        closedOnce: [],
      },
    },
  ]
  for (const variant of variants) {
    it(`is read as it was written: ${JSON.stringify(variant)}`, () => {
      const policy = { ...defaultPolicy, ...variant }
      assert.deepEqual(readPolicy('a', 1, stored(policy)), policy)
    })
  }

  it('of before a field was there takes its default', () => {
    const { notMeHours, reportLockMinutes, office, status, ...before } = defaultPolicy
    assert.equal(readPolicy('a', 1, stored(before)).notMeHours, notMeHours)
    assert.equal(readPolicy('a', 1, stored(before)).reportLockMinutes, reportLockMinutes)
    assert.deepEqual(readPolicy('a', 1, stored(before)).office, office)
    assert.deepEqual(readPolicy('a', 1, stored(before)).status, status)
    assert.equal(readPolicy('a', 1, stored({ ...before, notMeHours: 48 })).notMeHours, 48)
  })

  for (const [what, change, fault] of [
    [
      'a number as text',
      { renewalOpens: '30' },
      'renewalOpens: Invalid input: expected number, received string',
    ],
    ['half a day', { renewalOpens: 30.5 }, 'renewalOpens: '],
    ['a field that nobody knows', { renewalOpen: 30 }, 'Unrecognized key: "renewalOpen"'],
    ['a field that is missing', { pin: undefined }, 'pin: '],
    ['an unknown word', { logon: 'password' }, 'logon: '],
    [
      'an eighth day',
      { openingHours: { ...defaultPolicy.openingHours, week: { 8: {} } } },
      'openingHours.week',
    ],
    ['an empty kind', { afterExpiry: { days: 90 } }, 'afterExpiry'],
  ] as const) {
    it(`is refused for ${what}, by the number of its version`, () => {
      assert.throws(
        () => readPolicy('hibari', 7, stored({ ...defaultPolicy, ...change })),
        (error: Error) =>
          error.message.startsWith('policy 7 of hibari in the database cannot be read: ') &&
          error.message.includes(fault),
      )
    })
  }

  for (const nothing of [null, 'text', [], 1]) {
    it(`is not ${JSON.stringify(nothing)}`, () => {
      assert.throws(() => readPolicy('a', 1, nothing), /^Error: policy 1 of a in the database cannot be read/)
    })
  }
})

describe('an institution whose policy cannot be read', () => {
  it('stops the reading of all, by its name and the number of the version', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const superuser = makeDb(world.database.config.superuser)
    await sql`update policy_version set policy = policy - 'pin'`.execute(superuser)
    await superuser.destroy()
    await assert.rejects(world.portal.directory.refresh(), /^Error: policy 1 of a in the database .* pin: /)
    assert.ok(world.portal.directory.bySlug('a'), 'who runs already goes on by what was read before')
  })
})
