import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { publishLists } from '../../src/service/status/publish-lists.ts'
import { authoritiesShown } from '../../src/wire/terminal.ts'
import { openPkiHost } from '../status/pki-host.ts'
import { acquire, readPerson } from '../world/person.ts'
import { typeAt } from '../world/terminal.ts'
import { makeWorld, type World } from '../world.ts'

/** A root as an institution keeps it: OpenSSL, in a folder of its own. */
function rootElsewhere(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-root-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  writeFileSync(
    at('ca.cnf'),
    `[ca]
default_ca = own
[own]
database = index.txt
crlnumber = number
serial = serial
new_certs_dir = .
certificate = root.pem
private_key = root.key
default_md = sha256
default_crl_days = 60
default_days = 1000
policy = any
unique_subject = no
crl_extensions = list
[any]
commonName = supplied
organizationName = optional
countryName = optional
[list]
authorityKeyIdentifier = keyid
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[issuing]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[open]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[req]
distinguished_name = dn
[dn]
`,
  )
  writeFileSync(at('index.txt'), '')
  writeFileSync(at('number'), '1000')
  writeFileSync(at('serial'), '2000')
  const p384 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-nodes', '-keyout', 'root.key']
  const subject = ['-subj', '/C=JP/O=Aoba Bank/CN=Aoba Bank Offline Root', '-days', '7000', '-sha384']
  openssl('req', '-x509', ...p384, ...subject, '-config', 'ca.cnf', '-extensions', 'root', '-out', 'root.pem')
  return {
    root: at('root.pem'),
    sign(request: string, extensions: 'issuing' | 'open' = 'issuing') {
      writeFileSync(at('request.pem'), request)
      const how = ['-config', 'ca.cnf', '-extensions', extensions, '-batch', '-notext', '-preserveDN']
      openssl('ca', ...how, '-in', 'request.pem', '-out', `${extensions}.pem`)
      return at(`${extensions}.pem`)
    },
    list(name: string) {
      openssl('ca', '-config', 'ca.cnf', '-gencrl', '-out', name)
      return at(name)
    },
    revoke: (file: string) => void openssl('ca', '-config', 'ca.cnf', '-revoke', file),
    at,
    openssl,
  }
}

async function beside(t: TestContext) {
  // OpenSSL knows no clock but the machine's: ours is a little ahead of it, by less than certificates are backdated.
  const now = Temporal.Now.instant().round('second').add({ minutes: 3 })
  const world = await makeWorld(t, { now: now.toString() })
  const type = typeAt(world)
  const at = ['--institution', 'a']
  const list = async () => {
    const { text } = await type('ca', 'list', ...at, '--json')
    return authoritiesShown.parse(JSON.parse(text)).authorities
  }
  return { world, type, at, list }
}

const signer = (certificate: Uint8Array) =>
  parseCertificate(certificate).issuer.find(({ type }) => type === '2.5.4.3')?.value

async function noCas({ database }: World) {
  await database.db.deleteFrom('issuer').execute()
}

describe('warifu ca', () => {
  it('list, prepare: what there is, and the next one beside it', async (t) => {
    const { type, at, list } = await beside(t)
    assert.deepEqual((await list()).map(({ level, state }) => [level, state]).sort(), [
      ['issuing', 'issuing'],
      ['root', 'trusted'],
    ])
    const made = await type('ca', 'prepare', ...at, '--years', '5')
    assert.match(made.text, /is prepared, until .*It issues nothing yet/s)
    assert.equal(made.exitCode, 0)
    const prepared = (await list()).find(({ state }) => state === 'prepared')
    assert.deepEqual([prepared?.state, prepared?.key, prepared?.inUse], ['prepared', 'here', 0])
    assert.match(prepared?.subject ?? '', /Client Issuing CA G2/)
    const again = await type('ca', 'prepare', ...at)
    assert.equal(again.exitCode, 1)
    assert.match(again.text, /ca-unfit.*prepared already/s)
    const text = (await type('ca', 'list', ...at)).text
    assert.match(text, /issuing {2}prepared {2}key here/)
    const make = await type('ca', 'make', ...at, '--organization', 'Aoba Bank')
    assert.deepEqual([make.exitCode, /has CAs already/.test(make.text)], [1, true])
  })

  it('make: the first ones of an institution', async (t) => {
    const { world, type, at, list } = await beside(t)
    await noCas(world)
    assert.match((await type('ca', 'list', ...at)).text, /There is none/)
    const make = (...more: string[]) => type('ca', 'make', ...at, '--organization', 'Aoba Bank', ...more)
    const short = await make('--issuing-years', '1')
    assert.deepEqual([short.exitCode, /too little can be issued/.test(short.text)], [1, true])
    assert.deepEqual(await list(), [])
    const made = await make('--issuing-years', '8')
    assert.equal(made.exitCode, 0, made.text)
    assert.deepEqual((await list()).map(({ state }) => state).sort(), ['issuing', 'trusted'])
    await world.portal.directory.refresh()
    const held = await acquire(world.openBrowser(), await readPerson(world, 'ichiro'))
    assert.equal(signer(held.certificate), 'Aoba Bank Client Issuing CA G1')
  })

  it('request, accept, crl: a root that is kept elsewhere', async (t) => {
    const { world, type, at, list } = await beside(t)
    await noCas(world)
    const elsewhere = rootElsewhere(t)
    const organization = ['--organization', 'Aoba Bank']
    const request = await type('ca', 'request', ...at, ...organization)
    assert.match(request.text, /^-----BEGIN CERTIFICATE REQUEST-----/)
    const accept = (file: string, root = elsewhere.root) => type('ca', 'accept', file, ...at, '--root', root)

    const open = await accept(elsewhere.sign(request.text, 'open'))
    assert.match(open.text, /pathLenConstraint 0/, 'it could make CAs below it')
    const file = elsewhere.sign(request.text)
    assert.match((await accept(file, file)).text, /not signed by its own key/)
    const done = await accept(file)
    assert.equal(done.exitCode, 0, done.text)
    assert.match(done.text, /it issues from now on/)
    assert.deepEqual((await list()).map(({ level, state, key }) => [level, state, key]).sort(), [
      ['issuing', 'issuing', 'here'],
      ['root', 'trusted', 'elsewhere'],
    ])
    assert.match((await accept(file)).text, /registered already/)
    const own = elsewhere.at('own.pem')
    writeFileSync(own, readFileSync(file))

    elsewhere.openssl(
      ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'x.key', '-config', 'ca.cnf'],
      ...['-subj', '/C=JP/O=Aoba Bank/CN=Another', '-out', 'x.csr'],
    )
    const strange = elsewhere.sign(readFileSync(elsewhere.at('x.csr'), 'utf8'))
    assert.match((await accept(strange)).text, /Its key is not here/)

    await world.portal.directory.refresh()
    const origin = await openPkiHost(t, world)
    const root = (await list()).find(({ level }) => level === 'root')?.id
    await publishLists(world.ports, world.institution())
    assert.equal((await fetch(`${origin}/a/crl/${root}.crl`)).status, 404, 'nobody here can sign it')
    const bring = (path: string) => type('ca', 'crl', path, ...at)
    const first = elsewhere.list('first.crl')
    assert.equal((await bring(first)).exitCode, 0)
    elsewhere.revoke(strange)
    const second = elsewhere.list('second.crl')
    assert.match((await bring(second)).text, /is served, until/)
    assert.match((await bring(first)).text, /not newer/)
    await world.portal.directory.refresh()
    const served = new Uint8Array(await (await fetch(`${origin}/a/crl/${root}.crl`)).arrayBuffer())
    assert.match(execOn(served, 'crl', '-text'), /CRL Number: *\n? *4097/)

    const held = await acquire(world.openBrowser(), await readPerson(world, 'ichiro'))
    assert.equal(signer(held.certificate), 'Aoba Bank Client Issuing CA G1')
    const bundle = await (await fetch(`${origin}/a/ca/bundle.pem`)).text()
    writeFileSync(elsewhere.at('bundle.pem'), bundle)
    writeFileSync(elsewhere.at('one.der'), held.certificate)
    const verified = elsewhere.openssl('verify', '-purpose', 'sslclient', '-CAfile', 'bundle.pem', 'one.der')
    assert.match(verified.toString(), /OK/)

    const { alarms } = world.ports.store.at(world.institution().id)
    const told = async () => (await alarms.open(10)).map(({ kind, facts }) => `${kind} ${facts.issuer}`)
    assert.deepEqual(await told(), [])
    elsewhere.revoke(own)
    const third = await bring(elsewhere.list('third.crl'))
    const issuing = (await list()).find(({ level }) => level === 'issuing')?.id
    assert.match(
      third.text,
      new RegExp(`names our issuing CA ${issuing} as revoked.*ca-revocation ${issuing}`, 's'),
    )
    assert.deepEqual(await told(), [`ca-listed ${issuing}`])
  })
})

const execOn = (der: Uint8Array, ...args: string[]) =>
  execFileSync('openssl', [...args, '-inform', 'DER', '-noout'], { input: der, encoding: 'utf8' })
