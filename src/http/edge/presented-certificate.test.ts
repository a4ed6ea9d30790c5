import assert from 'node:assert/strict'
import { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { TLSSocket } from 'node:tls'
import { presentedCertificate } from './presented-certificate.ts'

// What real clients present is shown by test/edge-logon.test.ts.
describe('presentedCertificate', () => {
  it('is undefined of a connection that has ended', () => {
    const socket = new TLSSocket(new Socket())
    socket.destroy()
    assert.equal(presentedCertificate(socket), undefined)
  })

  it('throws for a connection without TLS: who asks there is wired wrongly', () => {
    assert.throws(() => presentedCertificate(new Socket()), /without TLS/)
  })
})
