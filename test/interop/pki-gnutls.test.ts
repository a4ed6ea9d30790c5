import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { vectorText } from '../vectors/pki.ts'
import { certificatePem, makeInstitution, makeTlsServer } from './pki-authority.ts'
import { folder, has, run } from './pki-tools.ts'

describe('GnuTLS and our certificates', () => {
  for (const [authority, holder] of [
    ['P-256', 'P-256'],
    ['P-384', 'P-384'],
    ['RSA-2048', 'RSA-2048'],
  ] as const) {
    it(`it verifies a client of ${holder} below an authority of ${authority}`, (t) => {
      if (!has(t, 'certtool')) return
      const { root, issuing, leaf } = makeInstitution(authority, holder)
      const path = folder(t, {
        root: certificatePem(root),
        chain: certificatePem(leaf) + certificatePem(issuing),
      })
      const args = [
        '--verify',
        '--load-ca-certificate',
        path('root'),
        '--infile',
        path('chain'),
        '--verify-purpose',
      ]
      const client = run('certtool', [...args, '1.3.6.1.5.5.7.3.2'])
      assert.equal(client.status, 0, client.output)
      assert.match(client.output, /Chain verification output: Verified\. The certificate is trusted\./)
      assert.notEqual(run('certtool', [...args, '1.3.6.1.5.5.7.3.1']).status, 0)
    })
  }

  it('it verifies a TLS server within the domains of its root, and none outside', (t) => {
    if (!has(t, 'certtool')) return
    for (const [name, accepted] of [
      ['a.warifu.localhost', true],
      ['example.jp', false],
    ] as const) {
      const { root, leaf } = makeTlsServer([name])
      const path = folder(t, { root: certificatePem(root), chain: certificatePem(leaf) })
      const args = ['--verify', '--load-ca-certificate', path('root'), '--infile', path('chain')]
      const { status, output } = run('certtool', [...args, '--verify-hostname', name])
      assert.equal(status === 0, accepted, output)
    }
  })

  it('it reads a request of ours and one of OpenSSL alike', (t) => {
    if (!has(t, 'certtool')) return
    const { status, output } = run('certtool', ['--crq-info'], vectorText('request-p256'))
    assert.equal(status, 0, output)
    assert.match(output, /Self signature: verified/)
  })
})
