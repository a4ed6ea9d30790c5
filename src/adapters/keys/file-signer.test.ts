import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPublicKey, createSecretKey } from 'node:crypto'
import { chmod, mkdtempDisposable, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import type { KeyKind } from '../../ports/signer.ts'
import { makeCrypto } from './crypto.ts'
import { openFileSigner } from './file-signer.ts'
import { parseKeyId } from './key-id.ts'

const secret = createSecretKey(Buffer.from('correct horse battery staple'))
const tbs = new TextEncoder().encode('to be signed')
const folderOfTest = () => mkdtempDisposable(join(tmpdir(), 'warifu-signer-'))
const crypto = makeCrypto({
  'attempt-label': secret,
  'audit-salt': secret,
  'pickup-code': secret,
  'notice-code': secret,
  'activation-code': secret,
  bounce: secret,
  'service-session': secret,
})

const algorithms: [KeyKind, SignatureAlgorithm, string][] = [
  ['P-256', 'ecdsa-with-SHA256', '-sha256'],
  ['P-384', 'ecdsa-with-SHA384', '-sha384'],
  ['RSA-2048', 'sha256WithRSAEncryption', '-sha256'],
  ['RSA-3072', 'sha256WithRSAEncryption', '-sha256'],
  ['RSA-4096', 'sha256WithRSAEncryption', '-sha256'],
]
const openssl = spawnSync('openssl', ['version']).status === 0
const skip = !openssl && process.env.CI === undefined && 'openssl is missing'

describe('make and sign', () => {
  for (const [kind, algorithm, digest] of algorithms) {
    it(`signs ${algorithm} with a ${kind} key, also after a new start, and OpenSSL verifies it`, {
      skip,
    }, async () => {
      await using folder = await folderOfTest()
      const { keyId, spki } = await (await openFileSigner(folder.path, secret)).make(kind)
      const signature = await (await openFileSigner(folder.path, secret)).sign(keyId, algorithm, tbs)

      assert.ok(crypto.verify(spki, algorithm, tbs, signature))
      const pem = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
      await writeFile(join(folder.path, 'pem'), pem.export({ format: 'pem', type: 'spki' }))
      await writeFile(join(folder.path, 'signature'), signature)
      await writeFile(join(folder.path, 'tbs'), tbs)
      const args = ['dgst', digest, '-verify', 'pem', '-signature', 'signature', 'tbs']
      assert.equal(execFileSync('openssl', args, { cwd: folder.path, encoding: 'utf8' }), 'Verified OK\n')
    })
  }

  it('makes the kind that was asked for, named by the SHA-256 of its SubjectPublicKeyInfo', async () => {
    await using folder = await folderOfTest()
    const signer = await openFileSigner(folder.path, secret)
    for (const [kind, expected] of [
      ['P-256', { namedCurve: 'prime256v1' }],
      ['P-384', { namedCurve: 'secp384r1' }],
      ['RSA-2048', { modulusLength: 2048, publicExponent: 65_537n }],
    ] as const) {
      const { keyId, spki } = await signer.make(kind)
      const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
      assert.deepEqual({ ...key.asymmetricKeyDetails }, expected)
      assert.equal(keyId, createHash('sha256').update(spki).digest('hex'))
    }
  })

  it('refuses an algorithm that does not fit the key', async () => {
    await using folder = await folderOfTest()
    const signer = await openFileSigner(folder.path, secret)
    for (const [kind, fitting] of algorithms.slice(0, 3)) {
      const { keyId } = await signer.make(kind)
      for (const [, other] of algorithms.slice(0, 3).filter(([, algorithm]) => algorithm !== fitting)) {
        await assert.rejects(
          signer.sign(keyId, other, tbs),
          new RegExp(`a ${kind} key does not sign ${other}`),
        )
      }
    }
  })

  it('signs with keys that another signer on the folder made since', async () => {
    await using folder = await folderOfTest()
    const [one, two] = [await openFileSigner(folder.path, secret), await openFileSigner(folder.path, secret)]
    const { keyId, spki } = await one.make('P-256')
    const signature = await two.sign(keyId, 'ecdsa-with-SHA256', tbs)
    assert.ok(crypto.verify(spki, 'ecdsa-with-SHA256', tbs, signature))
  })

  it('says so when the key is not here', async () => {
    await using folder = await folderOfTest()
    const signer = await openFileSigner(folder.path, secret)
    const unknown = parseKeyId('a'.repeat(64))
    await assert.rejects(signer.sign(unknown, 'ecdsa-with-SHA256', tbs), /there is no key aaaa/)
  })
})

describe('openFileSigner', () => {
  it('keeps folder and files to the owner, and nothing in them in the clear', async () => {
    await using parent = await folderOfTest()
    const folder = join(parent.path, 'deep', 'keys')
    const { keyId } = await (await openFileSigner(folder, secret)).make('P-256')
    assert.equal((await stat(folder)).mode & 0o777, 0o700)
    assert.deepEqual((await readdir(folder)).toSorted(), [`${keyId}.json`, 'keyring.json'].toSorted())
    for (const name of await readdir(folder)) {
      assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600)
      const text = await readFile(join(folder, name), 'utf8')
      assert.doesNotMatch(text, /PRIVATE|correct horse/)
    }
  })

  it('refuses a folder that is open to others', async () => {
    await using folder = await folderOfTest()
    await chmod(folder.path, 0o750)
    await assert.rejects(openFileSigner(folder.path, secret), /is open to other users: chmod 700/)
  })

  it('refuses a wrong passphrase before a key is asked for', async () => {
    await using folder = await folderOfTest()
    await openFileSigner(folder.path, secret)
    const wrong = createSecretKey(Buffer.from('incorrect donkey accumulator'))
    await assert.rejects(openFileSigner(folder.path, wrong), (error: Error) => {
      assert.match(error.message, /the passphrase does not open the keys/)
      return !/horse|donkey/.test(inspect(error, { depth: null }))
    })
  })

  it('names a key file that is damaged or exchanged, and still signs with the others', async () => {
    await using folder = await folderOfTest()
    const signer = await openFileSigner(folder.path, secret)
    const [good, bad] = [await signer.make('P-256'), await signer.make('P-256')]
    await rename(join(folder.path, `${good.keyId}.json`), join(folder.path, `${bad.keyId}.json`))
    const damaged = new RegExp(`${bad.keyId}.json cannot be opened: it is damaged or not ours`)
    await assert.rejects(signer.sign(bad.keyId, 'ecdsa-with-SHA256', tbs), damaged)
    await rename(join(folder.path, `${bad.keyId}.json`), join(folder.path, `${good.keyId}.json`))
    assert.ok(await signer.sign(good.keyId, 'ecdsa-with-SHA256', tbs))
  })
})
