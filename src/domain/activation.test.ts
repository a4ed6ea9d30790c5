import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type ActivationTry, activationFault } from './activation.ts'

const expiresAt = Temporal.Instant.from('2026-11-25T00:00:00Z')
const before = expiresAt.subtract({ nanoseconds: 1 })
const right: ActivationTry = { tries: 1, activation: { expiresAt }, fits: true }
const { activation: _, ...used } = right

describe('an activation code', () => {
  for (const [what, attempt, now, fault] of [
    ['is taken', right, before, undefined],
    ['is out of date at its hour', right, expiresAt, 'out-of-date'],
    ['is wrong', { ...right, fits: false }, before, 'wrong'],
    ['is wrong, out of date or not', { ...right, fits: false }, expiresAt, 'wrong'],
    ['is not looked at when the door is locked', { ...right, tries: 'locked' }, before, 'locked'],
    ['is nobody’s', { ...used, tries: 'nobody', fits: false }, before, 'nobody'],
    ['was used', { ...used, fits: false }, before, 'activated'],
    ['is of somebody who was disabled', { ...right, disabledAt: before }, before, 'disabled'],
  ] satisfies [string, ActivationTry, Temporal.Instant, string | undefined][]) {
    it(what, () => assert.equal(activationFault(attempt, now), fault))
  }
})
