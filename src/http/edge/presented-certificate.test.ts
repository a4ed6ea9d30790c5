import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { TLSSocket } from 'node:tls'
import { shownOnSocket } from './presented-certificate.ts'

// What real clients present is shown by test/edge-logon.test.ts.
describe('shownOnSocket', () => {
  it('is undefined of a connection that has ended', () => {
    const socket = new TLSSocket(new Socket())
    socket.destroy()
    assert.equal(shownOnSocket(socket), undefined)
  })

  it('throws for a connection without TLS: who asks there is wired wrongly', () => {
    assert.throws(() => shownOnSocket(new Socket()), /without TLS/)
  })
})
