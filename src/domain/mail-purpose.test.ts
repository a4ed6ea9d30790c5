import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isMailed } from './mail-purpose.ts'

describe('what is mailed', () => {
  for (const [mails, time, act, code] of [
    ['on', true, true, true],
    ['only-acts-and-codes', false, true, true],
    ['off', false, false, true],
  ] as const)
    it(`is decided by the institution: ${mails}`, () => {
      for (const kind of ['before-expiry', 'digest', 'unproved', 'reminded'])
        assert.equal(isMailed(mails, kind), time, kind)
      for (const kind of ['certificate-issued', 'loss-reported', 'door-locked', 'what is added later'])
        assert.equal(isMailed(mails, kind), act, kind)
      for (const kind of ['pickup-code', 'login-id']) assert.equal(isMailed(mails, kind), code, kind)
    })
})
