import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clientIdOf } from './api-client.ts'

describe('the id of a client', () => {
  it('is a UUID of version 8 made of the fingerprint of its key', () => {
    assert.equal(clientIdOf('0'.repeat(64)), '00000000-0000-8000-8000-000000000000')
    assert.equal(clientIdOf('f'.repeat(64)), 'ffffffff-ffff-8fff-bfff-ffffffffffff')
    assert.equal(
      clientIdOf('0123456789abcdef5123456789abcdef0123456789abcdef0123456789abcdef'),
      '01234567-89ab-8def-9123-456789abcdef',
    )
  })
})
