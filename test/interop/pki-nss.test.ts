import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { makeInstitution, makeTlsServer } from './pki-authority.ts'
import { folder, has, run } from './pki-tools.ts'

/** What NSS says of the certificate named leaf, when it trusts the one named root. */
function verdict(t: TestContext, usage: 'C' | 'V', files: Record<string, Uint8Array>): string {
  const path = folder(t, files)
  const database = `sql:${path('.')}`
  run('certutil', ['-N', '-d', database, '--empty-password'])
  for (const name of Object.keys(files)) {
    const trust = name === 'root' ? 'TC,,' : ',,'
    const added = run('certutil', ['-A', '-d', database, '-n', name, '-t', trust, '-i', path(name)])
    assert.equal(added.status, 0, added.output)
  }
  return run('certutil', ['-V', '-d', database, '-n', 'leaf', '-u', usage, '-e']).output.trim()
}

describe('NSS and our certificates', () => {
  for (const [authority, holder] of [
    ['P-256', 'P-256'],
    ['P-384', 'P-384'],
    ['RSA-2048', 'RSA-2048'],
  ] as const) {
    it(`it verifies a client of ${holder} below an authority of ${authority}, and takes it for no server`, (t) => {
      if (!has(t, 'certutil')) return
      const { root, issuing, leaf } = makeInstitution(authority, holder)
      assert.equal(verdict(t, 'C', { root, issuing, leaf }), 'certutil: certificate is valid')
      assert.notEqual(verdict(t, 'V', { root, issuing, leaf }), 'certutil: certificate is valid')
    })
  }

  it('it verifies a TLS server within the domains of its root, and none outside', (t) => {
    if (!has(t, 'certutil')) return
    for (const [name, accepted] of [
      ['*.logon.warifu.localhost', true],
      ['example.jp', false],
    ] as const) {
      const { root, leaf } = makeTlsServer([name])
      assert.equal(verdict(t, 'V', { root, leaf }) === 'certutil: certificate is valid', accepted)
    }
  })
})
