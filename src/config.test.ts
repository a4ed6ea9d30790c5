import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { configurationKeys, officeListen, productionConfig, readEnvironment } from './config.ts'

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
