import assert from 'node:assert/strict'
import { createPublicKey, createSecretKey } from 'node:crypto'
import { before, describe, it } from 'node:test'
import { inspect } from 'node:util'
import type { KeyId } from '../../ports/signer.ts'
import { generateKey } from './generate-key.ts'
import { encodeKeyFile, type OpenKey, parseKeyFile, spkiOf } from './key-file.ts'
import { keyIdOf, parseKeyId } from './key-id.ts'

const keyring = createSecretKey(Buffer.alloc(32, 1))

describe('parseKeyFile', () => {
  let key: OpenKey
  let keyId: KeyId
  let text: string
  before(async () => {
    key = { kind: 'P-256', privateKey: await generateKey('P-256') }
    keyId = keyIdOf(spkiOf(key.privateKey))
    text = encodeKeyFile(keyring, keyId, key)
  })

  it('opens what encodeKeyFile wrote', () => {
    const opened = parseKeyFile(keyring, keyId, text)
    assert.equal(opened.kind, 'P-256')
    assert.ok(opened.privateKey.equals(key.privateKey))
  })

  it('refuses a file with any byte changed, wherever it lies', () => {
    const bytes = new TextEncoder().encode(text)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = new TextDecoder().decode(bytes.with(at, (bytes[at] ?? 0) ^ 1))
      assert.throws(() => parseKeyFile(keyring, keyId, changed), `byte ${at}`)
    }
  })

  it('refuses a file cut anywhere, and one with more behind it', () => {
    for (let length = 0; length < text.length; length += 1) {
      assert.throws(() => parseKeyFile(keyring, keyId, text.slice(0, length)), `${length} bytes`)
    }
    assert.throws(() => parseKeyFile(keyring, keyId, `${text}\n`))
  })

  it('refuses another kind in the header, though it is well-formed', () => {
    assert.throws(() => parseKeyFile(keyring, keyId, text.replace('P-256', 'P-384')))
  })

  it('refuses the file of one key under the name of another', async () => {
    const otherId = keyIdOf(spkiOf(await generateKey('P-256')))
    assert.throws(() => parseKeyFile(keyring, otherId, text), /file of another key/)
    assert.throws(() => parseKeyFile(keyring, otherId, text.replace(keyId, otherId)))
  })

  it('refuses a file that names a key and holds another, though this keyring sealed it', async () => {
    const lying = encodeKeyFile(keyring, keyId, { kind: 'P-256', privateKey: await generateKey('P-256') })
    assert.throws(() => parseKeyFile(keyring, keyId, lying), /holds another key/)
  })

  it('refuses another keyring', () => {
    assert.throws(() => parseKeyFile(createSecretKey(Buffer.alloc(32, 2)), keyId, text))
  })

  it('shows nothing of an opened key in a log', () => {
    const { d = '' } = key.privateKey.export({ format: 'jwk' })
    const opened = parseKeyFile(keyring, keyId, text)
    assert.ok(d.length > 40)
    assert.ok(!inspect(opened, { depth: null }).includes(d))
    assert.ok(!JSON.stringify(opened).includes(d))
  })
})

describe('spkiOf', () => {
  it('gives the public half', async () => {
    const privateKey = await generateKey('P-384')
    const publicKey = createPublicKey({ key: Buffer.from(spkiOf(privateKey)), format: 'der', type: 'spki' })
    assert.ok(publicKey.equals(createPublicKey(privateKey)))
  })
})

describe('parseKeyId', () => {
  for (const text of ['', '../keyring', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.throws(() => parseKeyId(text), /not a key id/))
  }
})
