import assert from 'node:assert/strict'
import { before, describe, it, type TestContext } from 'node:test'
import fc from 'fast-check'
import { shardOf } from '../../src/domain/status-times.ts'
import { assembleCertificate, parseCertificate } from '../../src/pki/certificate.ts'
import { encodeRevokedCertificate, encodeTbsCertList } from '../../src/pki/crl.ts'
import { encodeName } from '../../src/pki/name.ts'
import { parseSerialNumber } from '../../src/pki/serial-number.ts'
import { issuerOf, newestList, publish } from '../status/lists.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { openWorld } from '../world.ts'
import { certificatePem } from './pki-authority.ts'
import { folder, has, run } from './pki-tools.ts'

const listPem = (der: Uint8Array) =>
  `-----BEGIN X509 CRL-----\n${Buffer.from(der).toString('base64')}\n-----END X509 CRL-----\n`

/** One whose certificate is good, one who has reported a loss; lists before and after, as files for peers. */
interface Files {
  root: Uint8Array
  issuing: Uint8Array
  good: Uint8Array
  lost: Uint8Array
  lists: Record<'root' | 'all' | 'shard' | 'delta' | 'before', Uint8Array>
}

async function makeFiles(): Promise<Files> {
  const world = await openWorld({ now: Temporal.Now.instant().toString() })
  try {
    const ichiro = await readPerson(world, 'ichiro')
    const lost = (await becomeCustomer(world, ichiro)).held.certificate
    const good = (await becomeCustomer(world, await readPerson(world, 'misaki'))).held.certificate
    await publish(world)
    const shard = shardOf(parseCertificate(lost).notAfter)
    const before = (await newestList(world, shard)).der
    await world.ports.store.transact(world.institution().id, (tx) =>
      tx.members.reportLoss(ichiro.id, world.ports.clock.now()),
    )
    await publish(world)
    const [root, all, newest] = [
      await newestList(world, 'all', 'root'),
      await newestList(world, 'all'),
      await newestList(world, shard),
    ]
    return {
      root: (await issuerOf(world, 'root')).certificate,
      issuing: (await issuerOf(world, 'issuing')).certificate,
      good,
      lost,
      lists: { root: root.der, all: all.der, shard: newest.der, delta: newest.delta, before },
    }
  } finally {
    await world.close()
  }
}

describe('others and our lists of the revoked', () => {
  let files: Files
  before(async () => {
    files = await makeFiles()
  })

  const pems = (t: TestContext, ...lists: (keyof Files['lists'])[]) => {
    const { root, issuing, good, lost } = files
    return folder(t, {
      root: certificatePem(root),
      issuing: certificatePem(issuing),
      chain: certificatePem(issuing) + certificatePem(root),
      good: certificatePem(good),
      lost: certificatePem(lost),
      lists: lists.map((name) => listPem(files.lists[name])).join(''),
    })
  }

  for (const [what, extra, ...lists] of [
    ['the list of everything', '-crl_check_all', 'root', 'all'],
    ['a shard', '-crl_check_all', 'root', 'shard'],
    ['a list of before and the delta to it', '-use_deltas', 'root', 'before', 'delta'],
  ] as const) {
    it(`OpenSSL takes ${what}: one certificate is good, the other is on hold`, (t) => {
      if (!has(t, 'openssl')) return
      const path = pems(t, ...lists)
      const args = ['verify', '-x509_strict', '-crl_check_all', extra, '-CAfile', path('root')]
      const verdict = (name: string) =>
        run('openssl', [...args, '-untrusted', path('issuing'), '-CRLfile', path('lists'), path(name)])
      assert.deepEqual(verdict('good'), { status: 0, output: `${path('good')}: OK\n` })
      assert.match(verdict('lost').output, /certificate revoked/)
    })
  }

  it('OpenSSL refuses even the good one where the list of its month, or that of the root, is missing', (t) => {
    if (!has(t, 'openssl')) return
    for (const lists of [['root'], ['shard']] as const) {
      const path = pems(t, ...lists)
      const args = ['-CAfile', path('root'), '-untrusted', path('issuing'), '-CRLfile', path('lists')]
      const { output } = run('openssl', ['verify', '-crl_check_all', ...args, path('good')])
      assert.match(output, /unable to get certificate CRL/)
    }
  })

  it('OpenSSL verifies the signature of each', (t) => {
    if (!has(t, 'openssl')) return
    for (const name of ['root', 'all', 'shard', 'delta'] as const) {
      const path = pems(t, name)
      const by = name === 'root' ? path('root') : path('issuing')
      assert.match(
        run('openssl', ['crl', '-in', path('lists'), '-noout', '-CAfile', by]).output,
        /verify OK/,
        name,
      )
    }
  })

  it('GnuTLS takes the lists of everything: one certificate is good, the other is revoked', (t) => {
    if (!has(t, 'certtool')) return
    const path = pems(t, 'all', 'root')
    const both = folder(t, {
      good: certificatePem(files.good) + certificatePem(files.issuing),
      lost: certificatePem(files.lost) + certificatePem(files.issuing),
    })
    const chain = (name: string) =>
      run('certtool', [
        '--verify',
        '--load-ca-certificate',
        path('root'),
        '--load-crl',
        path('lists'),
        '--infile',
        both(name),
      ])
    assert.match(chain('good').output, /Verified\. The certificate is trusted/)
    assert.match(chain('lost').output, /revoked/)
  })

  it('NSS takes the lists of everything: one certificate is good, the other is revoked', (t) => {
    if (!has(t, 'certutil', 'crlutil')) return
    const path = folder(t, {
      root: files.root,
      issuing: files.issuing,
      good: files.good,
      lost: files.lost,
      rootList: files.lists.root,
      list: files.lists.all,
    })
    const database = `sql:${path('.')}`
    run('certutil', ['-N', '-d', database, '--empty-password'])
    for (const name of ['root', 'issuing', 'good', 'lost'])
      run('certutil', [
        '-A',
        '-d',
        database,
        '-n',
        name,
        '-t',
        name === 'root' ? 'TC,,' : ',,',
        '-i',
        path(name),
      ])
    for (const name of ['rootList', 'list']) {
      const { status, output } = run('crlutil', ['-I', '-d', database, '-i', path(name)])
      assert.equal(status, 0, output)
    }
    const verdict = (name: string) =>
      run('certutil', ['-V', '-d', database, '-n', name, '-u', 'C', '-e']).output
    assert.match(verdict('good'), /certificate is valid/)
    assert.match(verdict('lost'), /revoked/i)
  })

  it('OpenSSL reads in any list what we wrote', (t) => {
    if (!has(t, 'openssl')) return
    const entry = fc.record({
      serialNumber: fc
        .bigInt({ min: 1n, max: (1n << 159n) - 1n })
        .map((value) => parseSerialNumber(value.toString(16))),
      reason: fc.constantFrom('keyCompromise', 'superseded', 'certificateHold', 'privilegeWithdrawn'),
    })
    const [at] = ['2026-11-22T00:00:00Z'].map((text) => Temporal.Instant.from(text))
    assert.ok(at)
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 30 }),
        fc.bigInt({ min: 0n, max: 1n << 150n }),
        (revoked, cRLNumber) => {
          const tbs = encodeTbsCertList({
            signatureAlgorithm: 'ecdsa-with-SHA256',
            issuer: encodeName([{ type: '2.5.4.3', value: 'CA' }]),
            thisUpdate: at,
            nextUpdate: at.add({ hours: 24 }),
            authorityKeyIdentifier: new Uint8Array(20),
            cRLNumber,
            revoked: revoked.map((one) => encodeRevokedCertificate({ ...one, revocationDate: at })),
          })
          const der = assembleCertificate(tbs, 'ecdsa-with-SHA256', new Uint8Array([0x30, 0]))
          const { status, output } = run('openssl', ['crl', '-inform', 'DER', '-noout', '-text'], der)
          assert.equal(status, 0, output)
          const serials = [...output.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial = '']) =>
            serial.toLowerCase(),
          )
          assert.deepEqual(
            serials.toSorted(),
            revoked.map(({ serialNumber }) => serialNumber as string).toSorted(),
          )
        },
      ),
      { numRuns: 5 },
    )
  })
})
