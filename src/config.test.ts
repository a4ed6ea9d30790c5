import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { configurationKeys, officeListen, productionConfig, proxyListens, readEnvironment } from './config.ts'

const production = {
  WARIFU_DATABASE_URL: 'postgres://warifu_app:s3cret@db.example/warifu',
  WARIFU_DOMAIN: 'logon.example.jp',
  WARIFU_SECRET_FILE: '/etc/warifu/secret',
  WARIFU_KEY_FOLDER: '/var/lib/warifu/keys',
  WARIFU_TLS_CERTIFICATE_FILE: '/etc/warifu/portal.crt',
  WARIFU_TLS_KEY_FILE: '/etc/warifu/portal.key',
  WARIFU_LOGON_TLS_CERTIFICATE_FILE: '/etc/warifu/logon.crt',
  WARIFU_LOGON_TLS_KEY_FILE: '/etc/warifu/logon.key',
  WARIFU_OFFICE_TLS_CERTIFICATE_FILE: '/etc/warifu/office.crt',
  WARIFU_OFFICE_TLS_KEY_FILE: '/etc/warifu/office.key',
}

describe('readEnvironment', () => {
  it('needs nothing for the demonstration', () => {
    const { WARIFU_LISTEN, WARIFU_PORT, WARIFU_PKI_PORT, WARIFU_METRICS_PORT } = readEnvironment({})
    assert.deepEqual(
      [WARIFU_LISTEN, WARIFU_PORT, WARIFU_PKI_PORT, WARIFU_METRICS_PORT],
      ['127.0.0.1', 8443, 8080, 9464],
    )
  })

  it('leaves what is not ours alone', () => {
    assert.equal('PATH' in readEnvironment({ PATH: '/bin', HOME: '/root' }), false)
  })

  it('refuses keys of ours that do not exist: a misspelt one would be ignored', () => {
    assert.throws(
      () => readEnvironment({ WARIFU_PROT: '1', WARIFU_X: '2', WARIFU_PORT: '8443' }),
      /^Error: configuration: there is no WARIFU_PROT, WARIFU_X$/,
    )
  })

  for (const [key, value] of [
    ['WARIFU_PORT', '70000'],
    ['WARIFU_PORT', '-1'],
    ['WARIFU_PORT', '84 43'],
    ['WARIFU_LISTEN', 'everywhere'],
    ['WARIFU_PROCESSES', '0'],
    ['WARIFU_PROCESSES', '65'],
    ['WARIFU_OFFICE_LISTEN', 'everywhere'],
    ['WARIFU_OFFICE_PORT', '70000'],
    ['WARIFU_OFFICE_PUBLIC_PORT', '70000'],
    ['WARIFU_LOG_LEVEL', 'chatty'],
    ['WARIFU_PROXY_SOCKET', 'run/warifu.sock'],
    ['WARIFU_PROXY_SOCKET', `/${'x'.repeat(107)}`],
    ['WARIFU_PROXY_LISTEN', 'everywhere'],
    ['WARIFU_PROXY_PORT', '70000'],
    ['WARIFU_PROXY_FINGERPRINTS', 'abcd'],
    ['WARIFU_PROXY_FINGERPRINTS', ''],
    ['WARIFU_DANGEROUS_PROXY_ADDRESSES', '10.0.0.0/8'],
    ['WARIFU_DANGEROUS_PROXY_ADDRESSES', '10.0.0.1,'],
    ['WARIFU_SMTP_URL', 'https://relay.example'],
    ['WARIFU_SMTP_TLS', 'never'],
    ['WARIFU_SMTP_CONNECTIONS', '0'],
    ['WARIFU_SMTP_CONNECTIONS', '51'],
    ['WARIFU_MAIL_PER_MINUTE', '0'],
    ['WARIFU_MAIL_PATIENCE_HOURS', '0'],
    ['WARIFU_MAIL_PATIENCE_HOURS', '241'],
    ['WARIFU_BOUNCE_ADDRESS', 'bounces'],
    ['WARIFU_BOUNCE_ADDRESS', 'returned-mail@bank.test'],
    ['WARIFU_DOMAIN', 'https://logon.example.jp'],
    ['WARIFU_DATABASE_URL', 'mysql://user:s3cret@db.example/warifu'],
    ['WARIFU_OWNER_DATABASE_URL', 's3cret'],
    ['WARIFU_SECRET_FILE', ''],
  ] as const) {
    it(`refuses ${key}=${value || '(empty)'}, names the key and quotes no value`, () => {
      assert.throws(
        () => readEnvironment({ [key]: value }),
        (error: unknown) => {
          assert.ok(error instanceof Error)
          assert.match(error.message, new RegExp(`^configuration: .*${key}`))
          assert.doesNotMatch(error.message, /s3cret|70000|everywhere|chatty|https:/)
          return true
        },
      )
    })
  }

  it('names all that is wrong at once', () => {
    assert.throws(
      () => readEnvironment({ WARIFU_PORT: 'x', WARIFU_LISTEN: 'x' }),
      /WARIFU_LISTEN.*WARIFU_PORT|WARIFU_PORT.*WARIFU_LISTEN/,
    )
  })

  it('is called for by keys that all begin alike', () => {
    for (const key of configurationKeys) assert.match(key, /^WARIFU_[A-Z_]+$/)
  })
})

describe('productionConfig', () => {
  it('takes what it needs', () => {
    const { databaseUrl, domain, tls } = productionConfig(readEnvironment(production))
    assert.equal(databaseUrl, production.WARIFU_DATABASE_URL)
    assert.equal(domain, 'logon.example.jp')
    assert.deepEqual(
      Object.entries(tls).map(([host, { certificateFile, keyFile }]) => [host, certificateFile, keyFile]),
      ['portal', 'logon', 'office'].map((host) => [
        host,
        `/etc/warifu/${host}.crt`,
        `/etc/warifu/${host}.key`,
      ]),
    )
  })

  for (const key of Object.keys(production)) {
    it(`refuses to start without ${key}, and quotes nothing of the others`, () => {
      const without = readEnvironment({ ...production, [key]: undefined })
      assert.throws(
        () => productionConfig(without),
        (error: unknown) => {
          assert.ok(error instanceof Error)
          assert.match(error.message, new RegExp(`^configuration: ${key} must be set`))
          assert.doesNotMatch(error.message, /s3cret|\/etc\/|example/)
          return true
        },
      )
    })
  }

  for (const domain of ['warifu.localhost', 'localhost', 'a.localhost']) {
    it(`refuses the demonstration's domain ${domain}`, () => {
      const environment = readEnvironment({ ...production, WARIFU_DOMAIN: domain })
      assert.throws(() => productionConfig(environment), /WARIFU_DOMAIN is a name of the demonstration/)
    })
  }

  it('migrates only where it is given the owner’s role', () => {
    assert.equal('ownerDatabaseUrl' in productionConfig(readEnvironment(production)), false)
    const owner = 'postgres://warifu_owner@db.example/warifu'
    const environment = readEnvironment({ ...production, WARIFU_OWNER_DATABASE_URL: owner })
    assert.equal(productionConfig(environment).ownerDatabaseUrl, owner)
  })
})

describe('the office’s own listener', () => {
  const own = (host: string, port: number) => ({ host, port })
  for (const [what, kind, environment, listen] of [
    ['is none in the demonstration', 'demo', {}, undefined],
    [
      'is one where the demonstration has a port for it',
      'demo',
      { WARIFU_OFFICE_PORT: '9' },
      own('127.0.0.1', 9),
    ],
    ['is one where it has an address', 'demo', { WARIFU_OFFICE_LISTEN: '::1' }, own('::1', 8444)],
    ['is always one in production, on loopback until told', 'production', {}, own('127.0.0.1', 8444)],
    [
      'does not follow the address that customers reach',
      'production',
      { WARIFU_LISTEN: '0.0.0.0', WARIFU_PORT: '443' },
      own('127.0.0.1', 8444),
    ],
    [
      'is where the operator says',
      'production',
      { WARIFU_OFFICE_LISTEN: '192.0.2.1', WARIFU_OFFICE_PORT: '443' },
      own('192.0.2.1', 443),
    ],
  ] as const) {
    it(what, () => assert.deepEqual(officeListen(readEnvironment(environment), kind), listen))
  }
})

describe('proxyListens', () => {
  const [one, other] = ['ab'.repeat(32), '0c'.repeat(32)]
  const of = (environment: Record<string, string>) => proxyListens(readEnvironment(environment))

  it('is nothing unless it is asked for', () => assert.deepEqual(of({}), []))

  it('is a socket, and a port for those who show a certificate', () => {
    const spelt = one.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:')
    const settings = {
      WARIFU_PROXY_SOCKET: '/run/warifu/proxy.sock',
      WARIFU_PROXY_LISTEN: '10.0.0.7',
      WARIFU_PROXY_PORT: '8445',
      WARIFU_PROXY_FINGERPRINTS: `${spelt}, ${other}`,
    }
    assert.deepEqual(of(settings), [
      { kind: 'socket', path: '/run/warifu/proxy.sock' },
      { kind: 'tls', host: '10.0.0.7', port: 8445, fingerprints: [one, other], caFile: undefined },
    ])
  })

  it('is a port for addresses only under a name that says danger', () => {
    assert.deepEqual(
      of({ WARIFU_PROXY_PORT: '8445', WARIFU_DANGEROUS_PROXY_ADDRESSES: '10.0.0.1, 2001:db8::1' }),
      [{ kind: 'addresses', host: '127.0.0.1', port: 8445, addresses: ['10.0.0.1', '2001:db8::1'] }],
    )
  })

  for (const [settings, complaint] of [
    [{ WARIFU_PROXY_PORT: '8445' }, /WARIFU_PROXY_PORT needs/],
    [{ WARIFU_PROXY_FINGERPRINTS: one }, /WARIFU_PROXY_PORT is not set/],
    [{ WARIFU_PROXY_CA_FILE: '/ca.pem' }, /WARIFU_PROXY_PORT is not set/],
    [{ WARIFU_DANGEROUS_PROXY_ADDRESSES: '10.0.0.1' }, /WARIFU_PROXY_PORT is not set/],
    [
      {
        WARIFU_PROXY_PORT: '8445',
        WARIFU_PROXY_CA_FILE: '/ca.pem',
        WARIFU_DANGEROUS_PROXY_ADDRESSES: '10.0.0.1',
      },
      /is instead of/,
    ],
  ] as [Record<string, string>, RegExp][]) {
    it(`refuses ${Object.keys(settings).join(' with ')}`, () => {
      assert.throws(() => of(settings), complaint)
    })
  }
})
