import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import {
  assembleCertificationRequest,
  encodeCertificationRequestInfo,
  parseCertificationRequest,
} from '../../src/pki/certification-request.ts'
import { formatName } from '../../src/pki/format-name.ts'
import type { Name } from '../../src/pki/name.ts'
import { encodePem } from '../../src/pki/pem.ts'
import { aliceSubject } from '../vectors/certificates.ts'
import { vectorText } from '../vectors/pki.ts'
import {
  algorithmOf,
  certificatePem,
  type KeyKind,
  makeInstitution,
  makePair,
  makeTlsServer,
  signWith,
} from './pki-authority.ts'
import { folder, has, run } from './pki-tools.ts'

const kinds: KeyKind[] = ['P-256', 'P-384', 'RSA-2048']

function makeRequest(subject: Name, kind: KeyKind): string {
  const pair = makePair(kind)
  const info = encodeCertificationRequestInfo(subject, pair.spki)
  return encodePem(
    'CERTIFICATE REQUEST',
    assembleCertificationRequest(info, algorithmOf(pair), signWith(pair, info)),
  )
}

describe('OpenSSL and our certification requests', () => {
  for (const kind of kinds) {
    it(`it verifies one of ${kind}`, (t) => {
      if (!has(t, 'openssl')) return
      const { output } = run('openssl', ['req', '-verify', '-noout'], makeRequest(aliceSubject, kind))
      assert.match(output, /verify OK/)
      assert.doesNotMatch(output, /failure/)
    })
  }

  // Its exit status says nothing: 3.0 ends with 0.
  it('it says so when one is forged', (t) => {
    if (!has(t, 'openssl')) return
    assert.match(
      run('openssl', ['req', '-verify', '-noout'], vectorText('request-forged')).output,
      /verify failure/,
    )
  })

  for (const value of ['山田 太郎', 'a+b,c;d<e>f"g\\h', ' # both ends ', '#1', '𠮷野家']) {
    it(`it writes the name ${JSON.stringify(value)} as we do`, (t) => {
      if (!has(t, 'openssl')) return
      const subject: Name = [
        { type: '2.5.4.6', value: 'JP' },
        { type: '2.5.4.10', value },
        { type: '2.5.4.5', value: 'H-1' },
        { type: '2.5.4.3', value },
      ]
      const option = 'RFC2253,utf8,-esc_msb'
      const { output } = run(
        'openssl',
        ['req', '-subject', '-noout', '-nameopt', option],
        makeRequest(subject, 'P-256'),
      )
      assert.equal(output, `subject=${formatName(subject)}\n`)
    })
  }
})

describe('OpenSSL and our certificates', () => {
  const strict = ['verify', '-x509_strict', '-CAfile']

  for (const [authority, holder] of kinds.flatMap((a) => kinds.map((b) => [a, b] as const))) {
    it(`it verifies a client of ${holder} below an authority of ${authority}`, (t) => {
      if (!has(t, 'openssl')) return
      const { root, issuing, leaf } = makeInstitution(authority, holder)
      const path = folder(t, {
        root: certificatePem(root),
        issuing: certificatePem(issuing),
        leaf: certificatePem(leaf),
      })
      const chain = [path('root'), '-untrusted', path('issuing'), path('leaf')]
      assert.deepEqual(run('openssl', [...strict, ...chain.toSpliced(1, 0, '-purpose', 'sslclient')]), {
        status: 0,
        output: `${path('leaf')}: OK\n`,
      })
      assert.match(
        run('openssl', [...strict, ...chain.toSpliced(1, 0, '-purpose', 'sslserver')]).output,
        /purpose/,
      )
    })
  }

  it('it verifies a client whose certificate says where its status is', (t) => {
    if (!has(t, 'openssl')) return
    const status = { crl: 'http://pki/a.crl', ocsp: 'http://pki/ocsp', caIssuers: 'http://pki/ca.cer' }
    const { root, issuing, leaf } = makeInstitution('P-256', 'P-256', status)
    const path = folder(t, {
      root: certificatePem(root),
      issuing: certificatePem(issuing),
      leaf: certificatePem(leaf),
    })
    const chain = [path('root'), '-purpose', 'sslclient', '-untrusted', path('issuing'), path('leaf')]
    assert.equal(run('openssl', [...strict, ...chain]).status, 0)
    assert.equal(
      run('openssl', ['x509', '-ocsp_uri', '-noout', '-in', path('leaf')]).output,
      'http://pki/ocsp\n',
    )
    assert.match(
      run('openssl', ['x509', '-text', '-noout', '-in', path('leaf')]).output,
      /URI:http:\/\/pki\/a\.crl/,
    )
  })

  it('it verifies a TLS server within the domains of its root, and none outside', (t) => {
    if (!has(t, 'openssl')) return
    for (const [name, accepted] of [
      ['warifu.localhost', true],
      ['a.warifu.localhost', true],
      ['*.logon.warifu.localhost', true],
      ['example.jp', false],
      ['notwarifu.localhost', false],
    ] as const) {
      const { root, leaf } = makeTlsServer([name])
      const path = folder(t, { root: certificatePem(root), leaf: certificatePem(leaf) })
      const { status, output } = run('openssl', [
        ...strict,
        path('root'),
        '-purpose',
        'sslserver',
        path('leaf'),
      ])
      assert.equal(status === 0, accepted, output)
      if (!accepted) assert.match(output, /permitted subtree violation/)
      if (accepted) assert.ok(new X509Certificate(leaf).checkHost(name.replace('*', 'x')))
    }
  })

  it('it reads a certified request of ours as we read it', (t) => {
    if (!has(t, 'openssl')) return
    const { output } = run('openssl', ['req', '-pubkey', '-noout'], vectorText('request-attributes'))
    const der = Buffer.from(vectorText('request-attributes').replace(/-----.*-----/g, ''), 'base64')
    assert.equal(encodePem('PUBLIC KEY', parseCertificationRequest(der).spki), output)
  })
})
