import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { guideOrigin, logonUrl, officeOrigin, parseHost, portalOrigin, startPath } from './site.ts'

const site = { domain: 'warifu.localhost', port: 8443 }
const label = 'a'.repeat(46)

describe('parseHost', () => {
  for (const [name, host] of [
    ['warifu.localhost', { kind: 'guide' }],
    ['a.warifu.localhost', { kind: 'portal', slug: 'a' }],
    ['a1.warifu.localhost', { kind: 'portal', slug: 'a1' }],
    [`${'b'.repeat(16)}.warifu.localhost`, { kind: 'portal', slug: 'b'.repeat(16) }],
    ['a-x2.logon.warifu.localhost', { kind: 'logon', slug: 'a', label: 'x2' }],
    [`a-${label}.logon.warifu.localhost`, { kind: 'logon', slug: 'a', label }],
    ['a.office.warifu.localhost', { kind: 'office', slug: 'a' }],
    ['a.service.warifu.localhost', { kind: 'service', slug: 'a' }],
    [`${'b'.repeat(16)}.office.warifu.localhost`, { kind: 'office', slug: 'b'.repeat(16) }],
  ] as const) {
    it(`reads ${name}`, () => assert.deepEqual(parseHost(site, name), host))
  }

  for (const name of [
    '',
    'localhost',
    'xwarifu.localhost',
    '.warifu.localhost',
    'A.warifu.localhost',
    '1a.warifu.localhost',
    'a-b.warifu.localhost',
    `${'b'.repeat(17)}.warifu.localhost`,
    'a.b.warifu.localhost',
    'a.warifu.localhost.',
    'a.warifu.localhost.example',
    'a.warifu.localhost:8443',
    'a.logon.warifu.localhost',
    'a-.logon.warifu.localhost',
    '-x.logon.warifu.localhost',
    'a-x1.logon.warifu.localhost',
    'a-X2.logon.warifu.localhost',
    `a-${label}a.logon.warifu.localhost`,
    'a-x2.logon.warifu.localhost\n',
    'office.warifu.localhost',
    'logon.warifu.localhost',
    'est.warifu.localhost',
    'pki.warifu.localhost',
    'a.office',
    '.office.warifu.localhost',
    'A.office.warifu.localhost',
    'a-x2.office.warifu.localhost',
    'x.a.office.warifu.localhost',
    'a.office.office.warifu.localhost',
    `${'b'.repeat(17)}.office.warifu.localhost`,
    'a.office.warifu.localhost.',
  ]) {
    it(`does not know ${JSON.stringify(name)}`, () => assert.equal(parseHost(site, name), undefined))
  }
})

describe('addresses', () => {
  it('name the port where it is not the usual one', () => {
    assert.equal(guideOrigin(site), 'https://warifu.localhost:8443')
    assert.equal(portalOrigin(site, 'a'), 'https://a.warifu.localhost:8443')
    assert.equal(portalOrigin({ ...site, port: 443 }, 'a'), 'https://a.warifu.localhost')
  })

  it('of the office are apart from the portal’s, with a port of their own where they have one', () => {
    assert.equal(officeOrigin(site, 'a'), 'https://a.office.warifu.localhost:8443')
    assert.equal(officeOrigin({ ...site, officePort: 8444 }, 'a'), 'https://a.office.warifu.localhost:8444')
    assert.equal(officeOrigin({ ...site, officePort: 443 }, 'a'), 'https://a.office.warifu.localhost')
    assert.equal(portalOrigin({ ...site, officePort: 8444 }, 'a'), 'https://a.warifu.localhost:8443')
  })

  it('of a log-on are read back as what they were made of', () => {
    const { hostname, search } = new URL(logonUrl(site, 'a', label, 'en'))
    assert.deepEqual(parseHost(site, hostname), { kind: 'logon', slug: 'a', label })
    assert.equal(search, '?lang=en')
  })

  it('of a fresh attempt keep its purpose', () => {
    assert.equal(startPath('logon'), '/logon/start')
    assert.equal(startPath('renewal'), '/logon/start?purpose=renewal')
    assert.equal(startPath('proof'), '/logon/start?purpose=proof')
  })
})
