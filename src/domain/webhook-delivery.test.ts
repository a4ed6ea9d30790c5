import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at } from '../../test/lives.ts'
import { type AttemptOutcome, afterAttempt, attemptsAtOnce, type EndpointHealth } from './webhook-delivery.ts'

const now = at('2026-11-22T00:00:00Z')
const well: EndpointHealth = { failures: 0 }
const answered = (status: number, retryAfter?: string): AttemptOutcome => ({
  kind: 'answered',
  status,
  ...(retryAfter !== undefined && { retryAfter }),
})
const silent: AttemptOutcome = { kind: 'failed', why: 'timeout' }
const failingFor = (hours: number, failures = 9): EndpointHealth => ({
  failures,
  failingSince: now.subtract({ seconds: Math.round(hours * 3600) }),
})

/** `state` with seconds until it is due, and what is said of the endpoint. */
function told(outcome: AttemptOutcome, tries: number, health = well, chance = 0): string {
  const { delivery, endpoint } = afterAttempt(outcome, tries, health, now, chance)
  const seconds = (instant: Temporal.Instant) => now.until(instant).total('seconds')
  const due = delivery.state === 'waiting' ? ` ${seconds(delivery.dueAt)}` : ''
  const rest = endpoint.health === 'failing' ? ` ${seconds(endpoint.restingUntil)}` : ''
  const why = endpoint.health === 'paused' ? ` ${endpoint.why}` : ''
  return `${delivery.state}${due} / ${endpoint.health}${rest}${why}`
}

describe('an answer to a message', () => {
  for (const [outcome, expected] of [
    [answered(199), 'waiting 5 / failing 2'],
    [answered(200), 'delivered / well'],
    [answered(204), 'delivered / well'],
    [answered(299), 'delivered / well'],
    [answered(300), 'waiting 5 / failing 2'],
    [answered(307), 'waiting 5 / failing 2'],
    [answered(400), 'waiting 5 / failing 2'],
    [answered(410), 'waiting 0 / paused gone'],
    [answered(500), 'waiting 5 / failing 2'],
    [silent, 'waiting 5 / failing 2'],
    [answered(429, '120'), 'waiting 120 / failing 120'],
    [answered(503, '999999'), 'waiting 3600 / failing 3600'],
    [answered(503, 'Sun, 22 Nov 2026 00:10:00 GMT'), 'waiting 5 / failing 2'],
    [answered(503, '-1'), 'waiting 5 / failing 2'],
  ] as const)
    it(`${'status' in outcome ? outcome.status : outcome.why} means ${expected}`, () =>
      assert.equal(told(outcome, 1), expected))
})

describe('a message that is not taken', () => {
  const delays = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 97_200]
  for (const [index, delay] of delays.entries())
    it(`is sent again ${delay} seconds after try ${index + 1}`, () =>
      assert.equal(told(silent, index + 1), `waiting ${delay} / failing 2`))
  it('is given up after ten tries', () => assert.equal(told(silent, 10), 'given-up / failing 2'))
  it('is not given up before its endpoint is paused', () =>
    assert.ok(delays.reduce((sum, delay) => sum + delay) > 72 * 3600))
  it('does not come back with all the others', () =>
    assert.equal(told(silent, 2, well, 0.5), 'waiting 330 / failing 2.2'))
})

describe('an endpoint that fails', () => {
  for (const [failures, rest] of [
    [1, 4],
    [7, 256],
    [8, 300],
    [1000, 300],
  ] as const)
    it(`is left in peace for ${rest} seconds after ${failures} more`, () =>
      assert.equal(told(silent, 4, failingFor(1, failures)), `waiting 7200 / failing ${rest}`))
  for (const [hours, expected] of [
    [72 - 1 / 3600, 'waiting 7200 / failing 300'],
    [72, 'waiting 0 / paused failing'],
    [73, 'waiting 0 / paused failing'],
  ] as const)
    it(`${expected} when it has for ${hours} hours`, () =>
      assert.equal(told(silent, 4, failingFor(hours)), expected))
  it('is well again by one yes, however late', () =>
    assert.equal(told(answered(200), 4, failingFor(100)), 'delivered / well'))
  it('is tried by one at a time', () =>
    assert.deepEqual([attemptsAtOnce(well), attemptsAtOnce(failingFor(1, 1))], [4, 1]))
})
