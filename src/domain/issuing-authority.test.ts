import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type AuthorityFacts,
  authorityState,
  issuingAuthority,
  preparedAuthority,
  trustedAuthorities,
} from './issuing-authority.ts'

const at = Temporal.Instant.from
const end = at('2036-01-01T00:00:00Z')

function ca(name: string, facts: Partial<AuthorityFacts>): AuthorityFacts & { name: string } {
  return { name, level: 'issuing', notAfter: end, ...facts }
}

const root = ca('root', { level: 'root' })
const old = ca('old', { level: 'predecessor' })
const first = ca('first', { issuesFrom: at('2026-01-01T00:00:00Z') })
const second = ca('second', { issuesFrom: at('2027-01-01T00:00:00Z') })
const prepared = ca('prepared', {})
const newer = ca('newer', {})
const revoked = { revokedAt: at('2027-06-01T00:00:00Z') }

describe('the CA that issues', () => {
  for (const [title, all, expected] of [
    ['is none where there is none', [root, old], undefined],
    ['is none while the only one is prepared', [prepared, root], undefined],
    ['is the one there is', [first, root], 'first'],
    ['is not the newest, but the one that was switched to', [prepared, first, root], 'first'],
    ['is the one that was switched to last', [second, first, root], 'second'],
    ['is so in any order', [first, root, second], 'second'],
    [
      'is none when that one is revoked: the one before does not begin again',
      [{ ...second, ...revoked }, first],
      undefined,
    ],
    ['is the last one when the one before is revoked', [second, { ...first, ...revoked }], 'second'],
    [
      'is never a root or a predecessor',
      [
        { ...root, issuesFrom: end },
        { ...old, issuesFrom: end },
      ],
      undefined,
    ],
  ] as const) {
    it(title, () => assert.equal(issuingAuthority<AuthorityFacts & { name: string }>(all)?.name, expected))
  }
})

describe('the CA that is prepared', () => {
  const justBefore = end.subtract({ nanoseconds: 1 })
  for (const [title, all, now, expected] of [
    ['is none where all issue or have issued', [second, first, root, old], justBefore, undefined],
    ['is the newest of several', [newer, prepared, first], justBefore, 'newer'],
    ['is not a revoked one', [{ ...newer, ...revoked }, prepared, first], justBefore, 'prepared'],
    ['is good up to its last instant', [prepared, first], justBefore, 'prepared'],
    ['is none that is over', [prepared, first], end, undefined],
  ] as const) {
    it(title, () =>
      assert.equal(preparedAuthority<AuthorityFacts & { name: string }>(all, now)?.name, expected),
    )
  }
})

describe('what is to be trusted', () => {
  const justBefore = end.subtract({ nanoseconds: 1 })
  const all = [prepared, second, first, root, old]
  for (const [title, some, now, expected] of [
    ['is all of ours, prepared and relieved ones too', all, justBefore, 'prepared second first root'],
    ['is none that has ended', [...all, ca('long', { notAfter: end.add({ hours: 1 }) })], end, 'long'],
    ['is none that is revoked', [{ ...second, ...revoked }, first, root], justBefore, 'first root'],
  ] as const) {
    it(title, () =>
      assert.equal(
        trustedAuthorities<AuthorityFacts & { name: string }>(some, now)
          .map(({ name }) => name)
          .join(' '),
        expected,
      ),
    )
  }
})

describe('the state of a CA', () => {
  const all = [prepared, second, first, root, old]
  const now = at('2028-01-01T00:00:00Z')
  const later = now.add({ nanoseconds: 1 })
  for (const [one, last, when, expected] of [
    [root, undefined, now, 'trusted'],
    [old, undefined, now, 'trusted'],
    [prepared, undefined, now, 'prepared'],
    [second, undefined, now, 'issuing'],
    [first, later, now, 'relieved'],
    [first, now, now, 'retired'],
    [first, undefined, now, 'retired'],
    [second, undefined, end.subtract({ nanoseconds: 1 }), 'issuing'],
    [second, undefined, end, 'ended'],
    [root, undefined, end, 'ended'],
  ] as const) {
    it(`${one.name} is ${expected}${last ? ` with a certificate to ${last}` : ''} at ${when}`, () =>
      assert.equal(authorityState<AuthorityFacts>(one, all, last, when), expected))
  }
  it('revoked is revoked, ended or not', () => {
    const gone = { ...second, ...revoked }
    assert.equal(authorityState<AuthorityFacts>(gone, [gone, first], undefined, now), 'revoked')
    assert.equal(authorityState<AuthorityFacts>(gone, [gone, first], undefined, end), 'revoked')
  })
})
