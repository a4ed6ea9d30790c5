import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AssertionClaims, judgeAssertion } from './client-assertion.ts'

const now = Temporal.Instant.from('2026-11-22T00:00:00Z')
const seconds = now.epochMilliseconds / 1000
const us = { clientId: 'c', audiences: ['https://a.api.bank.example', 'https://a.api.bank.example/token'] }
const good: AssertionClaims = { iss: 'c', sub: 'c', aud: us.audiences[0], jti: 'j', exp: seconds + 60 }

describe('an assertion of a client', () => {
  const table: readonly (readonly [what: string, claims: AssertionClaims, verdict: string])[] = [
    ['as it should be', {}, 'good'],
    ['for the address of the token', { aud: us.audiences[1] }, 'good'],
    ['for several, us among them', { aud: ['x', us.audiences[0]] }, 'good'],
    ['for others', { aud: ['x', 'y'] }, 'audience'],
    ['for nobody', { aud: undefined }, 'audience'],
    ['by another', { iss: 'd' }, 'issuer'],
    ['about another', { sub: 'd' }, 'issuer'],
    ['without a name of its own', { jti: undefined }, 'jti'],
    ['with an empty one', { jti: '' }, 'jti'],
    ['with a long one', { jti: 'j'.repeat(201) }, 'jti'],
    ['with half a character', { jti: '\ud800' }, 'jti'],
    ['without end', { exp: undefined }, 'exp'],
    ['with an end in words', { exp: '2026-11-22' }, 'exp'],
    ['with an end beyond all clocks', { exp: 1e300 }, 'exp'],
    ['with no number', { exp: Number.NaN }, 'exp'],
    ['at the end of its last tolerated second', { exp: seconds - 29.9 }, 'good'],
    ['just after that', { exp: seconds - 30 }, 'expired'],
    ['for five minutes and what clocks differ', { exp: seconds + 330 }, 'good'],
    ['for longer', { exp: seconds + 331 }, 'too-long'],
    ['made a little in the future', { iat: seconds + 30 }, 'good'],
    ['made in the future', { iat: seconds + 31 }, 'too-early'],
    ['not good yet', { nbf: seconds + 31 }, 'too-early'],
    ['good from a word on', { nbf: 'soon' }, 'exp'],
  ]
  for (const [what, claims, expected] of table) {
    it(`${what}: ${expected}`, () => {
      const verdict = judgeAssertion({ ...good, ...claims }, us, now)
      assert.equal(verdict.kind === 'good' ? 'good' : verdict.why, expected)
    })
  }

  it('is kept in mind until it would be refused for its age', () => {
    const verdict = judgeAssertion(good, us, now)
    assert.ok(verdict.kind === 'good')
    assert.equal(verdict.until.toString(), '2026-11-22T00:01:30Z')
    assert.equal(judgeAssertion(good, us, verdict.until).kind, 'bad')
  })
})
