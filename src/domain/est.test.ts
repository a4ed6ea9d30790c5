import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mayReenrol } from './est.ts'
import type { EstPolicy, Policy } from './policy.ts'

describe('mayReenrol', () => {
  for (const [reenroll, logon, byProtocol, expected] of [
    ['off', 'certificate', 'est', false],
    ['off', 'certificate+pin', undefined, false],
    ['own', 'certificate+pin', 'est', true],
    ['own', 'certificate+pin', undefined, false],
    ['own', 'certificate', undefined, true],
    ['own', 'certificate', 'est', true],
    ['all', 'certificate+pin', undefined, true],
  ] as const satisfies [EstPolicy['reenroll'], Policy['logon'], 'est' | undefined, boolean][]) {
    it(`${expected} of one ${byProtocol ? 'by EST' : 'by a browser'}, ${reenroll} and ${logon}`, () => {
      const est: EstPolicy = { enroll: 'off', reenroll, secretHours: 72 }
      assert.equal(mayReenrol(byProtocol ? { byProtocol } : {}, { est, logon }), expected)
      assert.equal(mayReenrol(undefined, { est, logon }), false)
    })
  }
})
