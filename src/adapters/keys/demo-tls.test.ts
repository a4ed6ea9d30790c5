import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { encodePem, parsePem } from '../../pki/pem.ts'
import { openDemoTls } from './demo-tls.ts'

const home = mkdtempSync(join(tmpdir(), 'warifu-demo-tls-'))
const now = Temporal.Now.instant()
const domain = 'warifu.localhost'
after(() => rmSync(home, { recursive: true }))

describe('the TLS certificates of the demonstration', () => {
  const folder = join(home, 'tls')
  const made = openDemoTls(folder, domain, now)
  const root = new X509Certificate(made.root)

  it('are signed by their root, each for its own hosts', () => {
    for (const [identity, host] of [
      [made.portal, 'a.warifu.localhost'],
      [made.portal, 'warifu.localhost'],
      [made.portal, 'a.office.warifu.localhost'],
      [made.portal, 'a.service.warifu.localhost'],
      [made.logon, 'a-abc.logon.warifu.localhost'],
    ] as const) {
      const certificate = new X509Certificate(identity.certificate)
      assert.ok(certificate.verify(root.publicKey))
      assert.equal(
        certificate.checkHost(host),
        host.replace(/^[^.]+(?=\.(?:logon\.|office\.|service\.)?warifu)/, '*'),
      )
    }
  })

  it('leave no key of the root behind', () => {
    assert.deepEqual(readdirSync(folder).sort(), [
      'logon.crt',
      'logon.key',
      'portal.crt',
      'portal.key',
      'root.crt',
    ])
  })

  it('keep their own keys from other users', () => {
    assert.equal(statSync(join(folder, 'portal.key')).mode & 0o077, 0)
    assert.equal(statSync(join(folder, 'logon.key')).mode & 0o077, 0)
  })

  it('stay the same from start to start', () => {
    assert.equal(openDemoTls(folder, domain, now.add({ hours: 24 * 700 })).root, made.root)
  })

  it('are made anew when they near their end', () => {
    const folder = join(home, 'late')
    const first = openDemoTls(folder, domain, now)
    assert.notEqual(openDemoTls(folder, domain, now.add({ hours: 24 * 771 })).root, first.root)
  })

  it('are made anew for another domain', () => {
    const folder = join(home, 'moved')
    const first = openDemoTls(folder, domain, now)
    const second = openDemoTls(folder, 'demo.example', now)
    assert.notEqual(second.root, first.root)
    assert.match(new X509Certificate(second.portal.certificate).subjectAltName ?? '', /DNS:demo\.example/)
  })

  it('are made anew where an earlier release did not name a host that there is now', () => {
    const folder = join(home, 'earlier')
    const first = openDemoTls(folder, domain, now)
    const file = join(folder, 'portal.crt')
    const der = Buffer.from(parsePem(readFileSync(file, 'utf8'), ['CERTIFICATE']))
    der.write('x', der.indexOf('office'))
    writeFileSync(file, encodePem('CERTIFICATE', new Uint8Array(der)))
    const second = openDemoTls(folder, domain, now)
    assert.notEqual(second.root, first.root)
    assert.match(new X509Certificate(second.portal.certificate).subjectAltName ?? '', /DNS:\*\.office\./)
  })
})
