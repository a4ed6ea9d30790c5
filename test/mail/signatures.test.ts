import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import type { DkimKey } from '../../src/adapters/smtp/dkim.ts'
import { dkimRecord, readSmimeKeys } from '../../src/adapters/smtp/mail-keys.ts'
import type { Message } from '../../src/ports/mailer.ts'
import { message, openTestMailer } from './mailer.ts'
import { openSink } from './sink.ts'

const keys = {
  'RSA-2048': generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  Ed25519: generateKeyPairSync('ed25519').privateKey,
}

describe('the signature of DKIM', () => {
  for (const [kind, key] of Object.entries(keys)) {
    it(`is good by ${kind}, for Japanese too, as another program sees it`, async (t) => {
      const raw = await sent(t, message, { dkim: new Map([['a', { selector: 's2027', key }]]) })
      assert.deepEqual(await verdict(raw, key), ['pass', 'a.warifu.test'])
    })
  }

  for (const [what, change] of [
    ['a letter of the body', (raw: string) => raw.replace(/(\r\n\r\n)([A-Za-z0-9])/, '$1x$2')],
    ['the subject', (raw: string) => raw.replace('Subject: ', 'Subject: Re: ')],
    ['a second subject on top', (raw: string) => `Subject: Pay at once\r\n${raw}`],
    ['a second sender on top', (raw: string) => `From: other@a.warifu.test\r\n${raw}`],
    ['something after the end', (raw: string) => `${raw}more\r\n`],
  ] as const) {
    it(`is broken by ${what}`, async (t) => {
      const key = keys['RSA-2048']
      const raw = await sent(t, message, { dkim: new Map([['a', { selector: 's2027', key }]]) })
      const changed = change(raw.toString('latin1'))
      assert.notEqual(changed, raw.toString('latin1'))
      assert.notEqual((await verdict(Buffer.from(changed, 'latin1'), key))[0], 'pass')
    })
  }

  it('is not there where there is no key of this institution', async (t) => {
    const raw = await sent(t, message, { dkim: new Map([['b', { selector: 's', key: keys.Ed25519 }]]) })
    assert.doesNotMatch(raw.toString('latin1'), /DKIM/)
  })
})

describe('the signature of S/MIME', () => {
  for (const algorithm of ['rsa:2048', 'ec'] as const) {
    it(`is good as OpenSSL sees it (${algorithm}), and DKIM is good around it`, async (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'warifu-smime-'))
      t.after(() => rmSync(folder, { recursive: true }))
      makeSmimeFile(folder, algorithm)
      const smime = await readSmimeKeys(folder)
      const key = keys['RSA-2048']
      const signed: Message = { ...message, smime: 'on' }
      const raw = await sent(t, signed, { smime, dkim: new Map([['a', { selector: 's', key }]]) })

      assert.deepEqual(await verdict(raw, key), ['pass', 'a.warifu.test'])
      const { status, stdout, stderr } = verifyByOpenssl(folder, raw)
      assert.equal(status, 0, stderr)
      assert.match(stdout, /multipart\/alternative/)
      const broken = raw.toString('latin1').replace(/(base64\r\n\r\n)(.)/, '$1A$2')
      assert.notEqual(verifyByOpenssl(folder, Buffer.from(broken, 'latin1')).status, 0)
    })
  }

  it('is missed where the policy wants it and there is no key', async (t) => {
    const mailer = openTestMailer(t, 1)
    assert.equal(mailer.unready('a', 'off'), undefined)
    assert.match(mailer.unready('a', 'on') ?? '', /no S\/MIME key for a/)
  })
})

describe('the key for DKIM', () => {
  it('is missed by the institution that has none where we sign, and by nobody where the relay does', (t) => {
    const dkim = new Map([['a', { selector: 's', key: keys.Ed25519 }]])
    const mailer = openTestMailer(t, 1, { dkim })
    assert.equal(mailer.unready('a', 'off'), undefined)
    assert.match(mailer.unready('b', 'off') ?? '', /no DKIM key for b/)
    assert.equal(openTestMailer(t, 1).unready('b', 'off'), undefined)
  })
})

type Keys = { dkim?: ReadonlyMap<string, DkimKey>; smime?: Awaited<ReturnType<typeof readSmimeKeys>> }

async function sent(t: TestContext, mail: Message, options: Keys): Promise<Buffer> {
  const sink = await openSink()
  t.after(sink.close)
  const answer = await openTestMailer(t, sink.port, options).send(mail)
  assert.equal(answer.kind, 'accepted', JSON.stringify(answer))
  return sink.mails[0]?.raw ?? Buffer.alloc(0)
}

async function verdict(raw: Buffer, key: KeyObject): Promise<(string | undefined)[]> {
  const record = dkimRecord(createPublicKey(key))
  const resolver = async (name: string, type: string) => {
    assert.equal(type, 'TXT')
    assert.match(name, /^s\d*\._domainkey\.a\.warifu\.test$/)
    return [[record]]
  }
  const { results } = await dkimVerify(raw, { resolver })
  return [results[0]?.status?.result, results[0]?.signingDomain]
}

function makeSmimeFile(folder: string, algorithm: 'rsa:2048' | 'ec') {
  const newKey = algorithm === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : [algorithm]
  const files = ['-keyout', join(folder, 'key'), '-out', join(folder, 'certificate')]
  const subject = ['-subj', '/O=Warifu test/CN=no-reply@a.warifu.test', '-days', '2000', '-nodes']
  const use = ['-addext', 'keyUsage=digitalSignature', '-addext', 'extendedKeyUsage=emailProtection']
  const made = spawnSync('openssl', ['req', '-x509', '-newkey', ...newKey, ...files, ...subject, ...use])
  assert.equal(made.status, 0, made.stderr.toString())
  const pem = ['key', 'certificate'].map((name) => readFileSync(join(folder, name), 'utf8')).join('')
  writeFileSync(join(folder, 'a.smime.pem'), pem, { mode: 0o600 })
}

function verifyByOpenssl(folder: string, raw: Buffer) {
  writeFileSync(join(folder, 'mail'), raw)
  const args = ['-in', join(folder, 'mail'), '-inform', 'SMIME', '-CAfile', join(folder, 'certificate')]
  return spawnSync('openssl', ['cms', '-verify', ...args, '-purpose', 'any'], { encoding: 'utf8' })
}
